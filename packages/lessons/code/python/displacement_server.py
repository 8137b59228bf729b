"""Ways for a Python servicer to answer, and not to.

python displacement_server.py address way: compute, set_code, abort, raise, none
"""

import math
import sys
from concurrent import futures

import displacement_pb2
import displacement_pb2_grpc
import grpc
from grpc import StatusCode


def distance_of(request):
    dx = request.end.x - request.start.x
    dy = request.end.y - request.start.y
    return displacement_pb2.DisplacementResponse(distance=math.hypot(dx, dy))


class Compute(displacement_pb2_grpc.DisplacementServiceServicer):
    # part: compute
    def computeDisplacement(self, request, context):
        dx = request.end.x - request.start.x
        dy = request.end.y - request.start.y
        return displacement_pb2.DisplacementResponse(
            distance=math.hypot(dx, dy)
        )
    # end part


class SetCode(displacement_pb2_grpc.DisplacementServiceServicer):
    # part: set-code
    def computeDisplacement(self, request, context):
        if not request.HasField("end"):
            context.set_code(StatusCode.FAILED_PRECONDITION)
            context.set_details("end is missing")
            return displacement_pb2.DisplacementResponse()
        return distance_of(request)
    # end part


class Abort(displacement_pb2_grpc.DisplacementServiceServicer):
    # part: abort
    def computeDisplacement(self, request, context):
        if not request.HasField("end"):
            context.abort(
                StatusCode.FAILED_PRECONDITION, "end is missing"
            )
        return distance_of(request)
    # end part


class Raise(displacement_pb2_grpc.DisplacementServiceServicer):
    # part: raise
    def computeDisplacement(self, request, context):
        if not request.HasField("end"):
            raise ValueError("end is missing")
        return distance_of(request)
    # end part


class Nothing(displacement_pb2_grpc.DisplacementServiceServicer):
    # part: none
    def computeDisplacement(self, request, context):
        return None
    # end part


class Unwritten(displacement_pb2_grpc.DisplacementServiceServicer):
    """Overrides nothing: the generated methods answer."""


ways = {
    "compute": Compute,
    "set_code": SetCode,
    "abort": Abort,
    "raise": Raise,
    "none": Nothing,
    "unwritten": Unwritten,
}


def serve(address, way):
    server = grpc.server(futures.ThreadPoolExecutor(max_workers=10))
    displacement_pb2_grpc.add_DisplacementServiceServicer_to_server(ways[way](), server)
    port = server.add_insecure_port(address)
    server.start()
    print(f"listening on port {port}", flush=True)
    server.wait_for_termination()


if __name__ == "__main__":
    serve(*sys.argv[1:])
