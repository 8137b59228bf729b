"""The Recommendations client of the first seed, and what it may do wrong."""

import json
import sys

import grpc

from protobuf_generated.recommendations_pb2 import BookCategory, RecommendationRequest
from protobuf_generated.recommendations_pb2_grpc import RecommendationsStub

channel = grpc.insecure_channel(sys.argv[1])

grpc_api = RecommendationsStub(channel)

req = RecommendationRequest(user_id=3, category=3, max_results=3)
res = grpc_api.Recommend(req)


def code_of(request):
    """The name of the status code that a request ends with."""
    try:
        grpc_api.Recommend(request)
    except grpc.RpcError as error:
        return error.code().name
    return "OK"


def size_of(category, max_results):
    request = RecommendationRequest(user_id=1, category=category, max_results=max_results)
    return len(grpc_api.Recommend(request).recommendations)


print(
    json.dumps(
        {
            "books": [{"id": book.id, "title": book.title} for book in res.recommendations],
            "whole_shelves": {
                name: size_of(number, 1000) for name, number in BookCategory.items()
            },
            "none_wanted": size_of(BookCategory.MYSTERY, 0),
            "unknown_category": code_of(RecommendationRequest(category=99, max_results=3)),
            "negative": code_of(RecommendationRequest(category=3, max_results=-1)),
        }
    )
)
