"""The Greeter of proto/greet.proto, as the seeds describe a Python servicer.

Two names are orders to misbehave: "fail" ends a call with an error that carries
details and a trailer, and "forever" leaves a stream open until the caller goes.
"""

import threading

import greet_pb2
import greet_pb2_grpc
from google.protobuf import any_pb2
from google.rpc import code_pb2, error_details_pb2, status_pb2
from grpc_status import rpc_status


def greet(request):
    return greet_pb2.HelloReply(message=f"{request.greeting} {request.name}")


def trailers(context):
    """The peer's own, and what the caller asked to have sent back."""
    asked = [(key, value) for key, value in context.invocation_metadata() if "peer-echo" in key]
    return (("peer-trailer", "from python"), *asked)


def refuse(context):
    """Ends the call with FAILED_PRECONDITION and a google.rpc.ErrorInfo."""
    detail = any_pb2.Any()
    detail.Pack(error_details_pb2.ErrorInfo(reason="ASKED", domain="python.peer"))
    refusal = status_pb2.Status(
        code=code_pb2.FAILED_PRECONDITION, message="asked to fail", details=[detail]
    )
    status = rpc_status.to_status(refusal)
    context.abort_with_status(
        status._replace(trailing_metadata=status.trailing_metadata + trailers(context))
    )


class GreeterServicer(greet_pb2_grpc.GreeterServicer):
    def SayHello(self, request, context):
        context.send_initial_metadata((("peer-header", "from python"),))
        context.set_trailing_metadata(trailers(context))
        if request.name == "fail":
            refuse(context)
        return greet(request)

    def ParrotSaysHello(self, request, context):
        if request.name == "forever":
            gone = threading.Event()
            context.add_callback(gone.set)
            context.add_callback(lambda: print("cancelled ParrotSaysHello", flush=True))
            yield greet(request)
            gone.wait()
            return
        for _ in range(3):
            yield greet(request)

    def ChattyClientSaysHello(self, request_iterator, context):
        requests = list(request_iterator)
        return greet_pb2.DelayedReply(
            message=f"{len(requests)} hellos", request=requests
        )

    def InteractingHello(self, request_iterator, context):
        context.set_trailing_metadata(trailers(context))
        for request in request_iterator:
            if request.name == "fail":
                refuse(context)
            yield greet(request)
