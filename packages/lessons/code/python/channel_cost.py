"""What a channel costs: the same calls over one channel, and over a channel each.

The server counts the connections that it got, by the peers that called it.
"""

import json
import time
from concurrent import futures

import greet_pb2
import greet_pb2_grpc
import grpc

CALLS = 50


class Counter(greet_pb2_grpc.GreeterServicer):
    def __init__(self):
        self.peers = set()

    def SayHello(self, request, context):
        # Such as ipv4:127.0.0.1:40312; the port is another for each connection.
        self.peers.add(context.peer())
        return greet_pb2.HelloReply(message=f"{request.greeting} {request.name}")


# part: one-channel
def one_channel(address, request):
    with grpc.insecure_channel(address) as channel:
        stub = greet_pb2_grpc.GreeterStub(channel)
        for _ in range(CALLS):
            stub.SayHello(request)
# end part


# part: channel-each
def a_channel_each(address, request):
    for _ in range(CALLS):
        with grpc.insecure_channel(address) as channel:
            stub = greet_pb2_grpc.GreeterStub(channel)
            stub.SayHello(request)
# end part


def measure(counter, calls, *arguments):
    counter.peers.clear()
    started = time.perf_counter()
    calls(*arguments)
    seconds = time.perf_counter() - started
    return {"connections": len(counter.peers), "ms": round(seconds * 1000, 1)}


def main():
    counter = Counter()
    server = grpc.server(futures.ThreadPoolExecutor(max_workers=4))
    greet_pb2_grpc.add_GreeterServicer_to_server(counter, server)
    address = f"127.0.0.1:{server.add_insecure_port('127.0.0.1:0')}"
    server.start()
    request = greet_pb2.HelloRequest(name="Ada", greeting="Hello")
    print(
        json.dumps(
            {
                "calls": CALLS,
                "one_channel": measure(counter, one_channel, address, request),
                "a_channel_each": measure(counter, a_channel_each, address, request),
            }
        )
    )
    server.stop(None)


if __name__ == "__main__":
    main()
