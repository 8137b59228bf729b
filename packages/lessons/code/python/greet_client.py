"""A client of the Greeter in Python: all four RPC types.

python greet_client.py [address]
"""

import sys

import greet_pb2
import greet_pb2_grpc
import grpc


def unary(stub):
    # part: unary
    request = greet_pb2.HelloRequest(
        name="Ada", greeting="Hello"
    )
    reply = stub.SayHello(request)
    print(reply.message)
    # end part


def server_streaming(stub):
    request = greet_pb2.HelloRequest(name="Ada", greeting="Hello")
    # part: server-streaming
    for reply in stub.ParrotSaysHello(request):
        print(reply.message)
    # end part


# part: client-streaming
def hellos():
    for name in ("Ada", "Grace", "Edsger"):
        yield greet_pb2.HelloRequest(
            name=name, greeting="Hello"
        )


def client_streaming(stub):
    reply = stub.ChattyClientSaysHello(hellos())
    print(reply.message)
# end part


def bidirectional(stub):
    # part: bidirectional
    for reply in stub.InteractingHello(hellos()):
        print(reply.message)
    # end part


def with_options(stub):
    request = greet_pb2.HelloRequest(name="Ada", greeting="Hello")
    # part: options
    reply = stub.SayHello(
        request,
        timeout=5,
        metadata=[("x-team", "blue")],
    )
    # end part
    print(reply.message)


def with_deadline(stub):
    request = greet_pb2.HelloRequest(name="Ada", greeting="Hello")
    # part: deadline
    try:
        for reply in stub.ParrotSaysHello(request, timeout=0.5):
            print(reply.message)
    except grpc.RpcError as error:
        print(error.code().name)
    # end part


# part: run
def run(address="localhost:50051"):
    with grpc.insecure_channel(address) as channel:
        stub = greet_pb2_grpc.GreeterStub(channel)
        unary(stub)
        # end part
        server_streaming(stub)
        client_streaming(stub)
        bidirectional(stub)
        with_options(stub)
        with_deadline(stub)


if __name__ == "__main__":
    run(*sys.argv[1:])
