"""A grpcio server with reflection, on a free port of the loopback interface."""

from concurrent import futures

import greet_pb2
import greet_pb2_grpc
import grpc
from greeter import GreeterServicer
from grpc_reflection.v1alpha import reflection
from inventory import InventoryServicer
from peer.v1 import inventory_pb2, inventory_pb2_grpc


def serve():
    server = grpc.server(futures.ThreadPoolExecutor(max_workers=10))
    greet_pb2_grpc.add_GreeterServicer_to_server(GreeterServicer(), server)
    inventory_pb2_grpc.add_InventoryServicer_to_server(InventoryServicer(), server)
    services = [
        greet_pb2.DESCRIPTOR.services_by_name["Greeter"].full_name,
        inventory_pb2.DESCRIPTOR.services_by_name["Inventory"].full_name,
        reflection.SERVICE_NAME,
    ]
    reflection.enable_server_reflection(services, server)
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    print(f"listening on 127.0.0.1:{port}", flush=True)
    server.wait_for_termination()


if __name__ == "__main__":
    serve()
