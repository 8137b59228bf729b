"""A server that starts, and does not wait: the program ends, and the server with it."""

from concurrent import futures

import greet_pb2_grpc
import grpc
from greet_server import GreeterServicer

# part: no-wait
server = grpc.server(futures.ThreadPoolExecutor(max_workers=10))
greet_pb2_grpc.add_GreeterServicer_to_server(GreeterServicer(), server)
port = server.add_insecure_port("localhost:0")
server.start()
print(f"listening on port {port}", flush=True)
# Nothing waits, so this is the end of the program.
# end part
