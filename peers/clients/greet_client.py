"""The Greeter client of the second seed: all four RPC types."""

import json
import queue
import sys

import greet_pb2
import greet_pb2_grpc
import grpc


def hello(name):
    return greet_pb2.HelloRequest(greeting="Hello", name=name)


def unary(stub):
    return stub.SayHello(hello("Ada")).message


def server_streaming(stub):
    return [reply.message for reply in stub.ParrotSaysHello(hello("Ada"))]


def client_streaming(stub):
    delayed = stub.ChattyClientSaysHello(hello(name) for name in ("Ada", "Grace", "Edsger"))
    return {
        "message": delayed.message,
        "request": [f"{request.greeting} {request.name}" for request in delayed.request],
    }


def bidirectional(stub):
    """Says each hello only when the one before it was answered."""
    waiting = queue.SimpleQueue()
    replies = stub.InteractingHello(iter(waiting.get, None))
    answers = []
    for name in ("Ada", "Grace", "Edsger"):
        waiting.put(hello(name))
        answers.append(next(replies).message)
    waiting.put(None)
    return {"replies": answers, "rest": [reply.message for reply in replies]}


def deadline(stub):
    """The parrot repeats itself with a second's rest; the caller has less."""
    said = []
    try:
        for reply in stub.ParrotSaysHello(hello("Ada"), timeout=0.5):
            said.append(reply.message)
    except grpc.RpcError as error:
        return {"code": error.code().name, "replies": len(said)}
    return {"code": "OK", "replies": len(said)}


def cancel(stub):
    """Leaves a conversation after one answer, without a half-close."""
    waiting = queue.SimpleQueue()
    waiting.put(hello("Ada"))
    call = stub.InteractingHello(iter(waiting.get, None))
    next(call)
    call.cancel()
    waiting.put(None)
    try:
        next(call)
    except grpc.RpcError as error:
        return error.code().name
    return "OK"


def run(target):
    with grpc.insecure_channel(target) as channel:
        stub = greet_pb2_grpc.GreeterStub(channel)
        print(
            json.dumps(
                {
                    "unary": unary(stub),
                    "server_streaming": server_streaming(stub),
                    "client_streaming": client_streaming(stub),
                    "bidirectional": bidirectional(stub),
                    "deadline": deadline(stub),
                    "cancel": cancel(stub),
                }
            )
        )


if __name__ == "__main__":
    run(sys.argv[1])
