"""Opponent: the tutorial's server. grpcio, three worker threads, one interceptor."""

import json
import os
import random
import threading
from concurrent import futures

import grpc
from recommendations import BookRecommendation, RecommendationResponse, RecommendationRequest

BOOKS = [
    BookRecommendation(id=book["id"], title=book["title"])
    for book in json.loads(os.environ["SHELF"])
]


class ErrorLogger(grpc.ServerInterceptor):
    """Says that it was called, and logs what a handler raises."""

    def intercept_service(self, continuation, details):
        handler = continuation(details)
        if handler is None:
            return None

        def call(request, context):
            try:
                print("----- interceptor ------")
                return handler.unary_unary(request, context)
            except Exception as error:
                print(error)
                raise

        return grpc.unary_unary_rpc_method_handler(
            call, handler.request_deserializer, handler.response_serializer
        )


def recommend(request, _context):
    count = min(request.max_results, len(BOOKS))
    return RecommendationResponse(recommendations=random.sample(BOOKS, count))


def end_with_the_bench():
    """Its end of this pipe closes when it ends, however it ends."""
    os.read(3, 1)
    os._exit(0)


def main():
    threading.Thread(target=end_with_the_bench, daemon=True).start()
    server = grpc.server(
        futures.ThreadPoolExecutor(max_workers=3), interceptors=[ErrorLogger()]
    )
    handler = grpc.unary_unary_rpc_method_handler(
        recommend, RecommendationRequest.FromString, RecommendationResponse.SerializeToString
    )
    service = grpc.method_handlers_generic_handler("Recommendations", {"Recommend": handler})
    server.add_generic_rpc_handlers((service,))
    server.add_insecure_port(f"127.0.0.1:{os.environ['PORT']}")
    server.start()
    server.wait_for_termination()


main()
