"""Recommendations with two interceptors: one logs errors, one asks for a token.

python recommendations_server.py [address]
"""

import random
import sys
from concurrent import futures

import grpc
import recommendations_pb2
import recommendations_pb2_grpc
from recommendations_pb2 import HISTORY, MYSTERY, BookRecommendation

books_by_category = {
    MYSTERY: [
        BookRecommendation(id=1, title="The Maltese Falcon"),
        BookRecommendation(id=2, title="Gaudy Night"),
    ],
    HISTORY: [
        BookRecommendation(id=301, title="SPQR"),
        BookRecommendation(id=302, title="A Distant Mirror"),
        BookRecommendation(id=303, title="The Silk Roads"),
    ],
}


# part: servicer
class RecommendationService(recommendations_pb2_grpc.RecommendationsServicer):
    def Recommend(self, request, context):
        books = books_by_category[request.category]
        count = min(request.max_results, len(books))
        return recommendations_pb2.RecommendationResponse(
            recommendations=random.sample(books, count)
        )
# end part


# part: error-logger
class ErrorLogger(grpc.ServerInterceptor):
    """Prints what a handler raises, and lets it go on."""

    def intercept_service(self, continuation, handler_call_details):
        handler = continuation(handler_call_details)
        if handler is None or handler.unary_unary is None:
            return handler

        def logged(request, context):
            try:
                return handler.unary_unary(request, context)
            except Exception as error:
                print(f"{handler_call_details.method} failed: {error!r}", flush=True)
                raise

        return grpc.unary_unary_rpc_method_handler(
            logged,
            request_deserializer=handler.request_deserializer,
            response_serializer=handler.response_serializer,
        )
# end part


# part: auth
class Auth(grpc.ServerInterceptor):
    """Answers a call without the token by itself."""

    def intercept_service(self, continuation, handler_call_details):
        metadata = dict(handler_call_details.invocation_metadata)
        if metadata.get("authorization") == "Bearer open sesame":
            return continuation(handler_call_details)

        def refuse(request, context):
            context.abort(grpc.StatusCode.UNAUTHENTICATED, "a token is needed")

        return grpc.unary_unary_rpc_method_handler(refuse)
# end part


# part: serve
def serve(address="localhost:50051"):
    server = grpc.server(
        futures.ThreadPoolExecutor(max_workers=3),
        interceptors=[ErrorLogger(), Auth()],
    )
    recommendations_pb2_grpc.add_RecommendationsServicer_to_server(
        RecommendationService(), server
    )
    port = server.add_insecure_port(address)
    server.start()
    print(f"listening on port {port}", flush=True)
    server.wait_for_termination()
# end part


if __name__ == "__main__":
    serve(*sys.argv[1:])
