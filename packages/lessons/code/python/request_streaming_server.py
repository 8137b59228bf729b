"""The server of a client stream: it reads an iterator, and answers once.

python request_streaming_server.py [address]
"""

import sys
from concurrent import futures

import grpc
import request_streaming_pb2
import request_streaming_pb2_grpc
from request_streaming_pb2 import Status


# part: servicer
class RequestStreamingServicer(
    request_streaming_pb2_grpc.RequestStreamingServicer
):
    def stream_state(self, request_iterator, context):
        for data in request_iterator:
            status = Status.Name(data.status)
            print(f"{status}: {data.info}", flush=True)
        return request_streaming_pb2.Empty()
# end part


def serve(address="localhost:50051"):
    server = grpc.server(futures.ThreadPoolExecutor(max_workers=10))
    request_streaming_pb2_grpc.add_RequestStreamingServicer_to_server(
        RequestStreamingServicer(), server
    )
    port = server.add_insecure_port(address)
    server.start()
    print(f"listening on port {port}", flush=True)
    server.wait_for_termination()


if __name__ == "__main__":
    serve(*sys.argv[1:])
