"""Sends every shape to the kitchen sink, and compares what comes back."""

import json
import sys

import grpc
from fill import fill
from google.protobuf import descriptor_pool
from google.protobuf.message_factory import GetMessageClass
from google.rpc import error_details_pb2
from grpc_reflection.v1alpha.proto_reflection_descriptor_database import (
    ProtoReflectionDescriptorDatabase,
)
from grpc_status import rpc_status
from playground.v1 import kitchen_sink_pb2, kitchen_sink_pb2_grpc, latest_pb2, legacy_pb2

SERVICE = "playground.v1.KitchenSink"
LATEST = latest_pb2.DESCRIPTOR.services_by_name["KitchenSinkLatest"].full_name
# Field 3000 with the varint 150, which no message here knows.
UNKNOWN = bytes.fromhex("c0bb019601")


def echo_all(channel, pool):
    """Calls every unary method of both services, as a pool describes it, with all fields set."""
    answers = {}
    services = [pool.FindServiceByName(name) for name in (SERVICE, LATEST)]
    for method in [method for service in services for method in service.methods]:
        if method.client_streaming or method.server_streaming:
            continue
        request = fill(GetMessageClass(method.input_type)(), pool)
        call = channel.unary_unary(
            f"/{method.containing_service.full_name}/{method.name}",
            request_serializer=lambda message: message.SerializeToString() + UNKNOWN,
            response_deserializer=GetMessageClass(method.output_type).FromString,
        )
        sent = GetMessageClass(method.input_type).FromString(request.SerializeToString() + UNKNOWN)
        # Deterministic, as maps have no order; and NaN is equal to nothing but its bytes.
        written = [
            message.SerializeToString(deterministic=True) for message in (sent, call(request))
        ]
        answers[method.name] = {
            "same": written[0] == written[1],
            "unknown": written[1].endswith(UNKNOWN),
            "bytes": len(written[1]),
        }
    return answers


def reflected(channel):
    """A pool that knows nothing but what the server's reflection says."""
    return descriptor_pool.DescriptorPool(ProtoReflectionDescriptorDatabase(channel))


def streams(stub):
    parcels = [kitchen_sink_pb2.Everything(name=name, serial=-1) for name in ("a", "", "c")]
    repeat = kitchen_sink_pb2.RepeatRequest(message=parcels[0], times=4)
    return {
        "repeat": [answer == parcels[0] for answer in stub.Repeat(repeat)],
        "gather": list(stub.Gather(iter(parcels)).messages) == parcels,
        "converse": list(stub.Converse(iter(parcels))) == parcels,
    }


def refusal_of(call):
    """The code that a call ends with, and the fields that its BadRequest complains about."""
    try:
        call()
    except grpc.RpcError as error:
        fields = []
        for detail in rpc_status.from_call(error).details:
            bad_request = error_details_pb2.BadRequest()
            if detail.Unpack(bad_request):
                fields += [violation.field for violation in bad_request.field_violations]
        return {"code": error.code().name, "fields": fields}
    return {"code": "OK"}


with grpc.insecure_channel(sys.argv[1]) as channel:
    stub = kitchen_sink_pb2_grpc.KitchenSinkStub(channel)
    partial = channel.unary_unary(
        f"/{SERVICE}/EchoLegacy",
        request_serializer=legacy_pb2.Legacy.SerializePartialToString,
        response_deserializer=legacy_pb2.Legacy.FromString,
    )
    too_often = kitchen_sink_pb2.RepeatRequest(times=1001)
    print(
        json.dumps(
            {
                "compiled": echo_all(channel, descriptor_pool.Default()),
                "reflected": echo_all(channel, reflected(channel)),
                "streams": streams(stub),
                "too_often": refusal_of(lambda: list(stub.Repeat(too_often))),
                "not_required": refusal_of(lambda: partial(legacy_pb2.Legacy(title="t"))),
            }
        )
    )
