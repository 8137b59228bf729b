"""The Displacement client of the fourth seed, and a request without a point."""

import json
import sys

# The seed's file was unary.proto; what it generates is the same.
import displacement_pb2 as unary_pb2
import displacement_pb2_grpc as unary_pb2_grpc
import grpc
from google.rpc import error_details_pb2
from grpc_status import rpc_status

channel = grpc.insecure_channel(sys.argv[1])
service_stub = unary_pb2_grpc.DisplacementServiceStub(channel)
payload = unary_pb2.Displacement(start=unary_pb2.Point(x=0, y=12), end=unary_pb2.Point(x=12, y=14))
# call remote RPC
response = service_stub.computeDisplacement(payload)


def refusal_of(request):
    """The code of the error that a request ends with, and its details as JSON can hold them."""
    try:
        service_stub.computeDisplacement(request)
    except grpc.RpcError as error:
        status = rpc_status.from_call(error)
        return {
            "code": error.code().name,
            "message": error.details(),
            "fields": [] if status is None else fields_of(status),
            "detail_types": [] if status is None else [d.TypeName() for d in status.details],
        }
    return {"code": "OK"}


def fields_of(status):
    """The fields that the google.rpc.BadRequest among the details complains about."""
    fields = []
    for detail in status.details:
        bad_request = error_details_pb2.BadRequest()
        if detail.Unpack(bad_request):
            fields += [violation.field for violation in bad_request.field_violations]
    return fields


print(
    json.dumps(
        {
            "distance": response.distance,
            "without_end": refusal_of(unary_pb2.Displacement(start=unary_pb2.Point(x=1))),
            "without_both": refusal_of(unary_pb2.Displacement()),
        }
    )
)
