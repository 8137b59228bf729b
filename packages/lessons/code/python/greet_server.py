"""A Greeter in Python: the servicer, and the server around it.

python greet_server.py [address] [workers]
"""

import sys
import time
from concurrent import futures

import greet_pb2
import greet_pb2_grpc
import grpc


def greet(request):
    return greet_pb2.HelloReply(message=f"{request.greeting} {request.name}")


class GreeterServicer(greet_pb2_grpc.GreeterServicer):
    # part: unary
    def SayHello(self, request, context):
        message = f"{request.greeting} {request.name}"
        return greet_pb2.HelloReply(message=message)
    # end part

    # part: server-streaming
    def ParrotSaysHello(self, request, context):
        for said in range(3):
            if said > 0:
                time.sleep(1)
            yield greet(request)
    # end part

    # part: client-streaming
    def ChattyClientSaysHello(self, request_iterator, context):
        hellos = list(request_iterator)
        return greet_pb2.DelayedReply(
            message=f"You said {len(hellos)} hellos.", request=hellos
        )
    # end part

    # part: bidirectional
    def InteractingHello(self, request_iterator, context):
        for request in request_iterator:
            yield greet(request)
    # end part


# part: serve
def serve(address="localhost:50051", workers=10):
    pool = futures.ThreadPoolExecutor(max_workers=workers)
    server = grpc.server(pool)
    greet_pb2_grpc.add_GreeterServicer_to_server(
        GreeterServicer(), server
    )
    port = server.add_insecure_port(address)
    server.start()
    print(f"listening on port {port}", flush=True)
    server.wait_for_termination()
# end part


if __name__ == "__main__":
    arguments = sys.argv[1:]
    serve(*arguments[:1], *map(int, arguments[1:2]))
