"""10,000 calls over one channel from 3 threads, as the first seed times them."""

import json
import sys
import time
from concurrent import futures

import grpc

from protobuf_generated.recommendations_pb2 import RecommendationRequest
from protobuf_generated.recommendations_pb2_grpc import RecommendationsStub

CALLS = 10_000
THREADS = 3

channel = grpc.insecure_channel(sys.argv[1])
grpc_api = RecommendationsStub(channel)


def call(number):
    req = RecommendationRequest(user_id=number, category=number % 4, max_results=3)
    return len(grpc_api.Recommend(req).recommendations)


started = time.perf_counter()
with futures.ThreadPoolExecutor(max_workers=THREADS) as pool:
    answers = list(pool.map(call, range(CALLS)))
seconds = time.perf_counter() - started

print(json.dumps({"calls": len(answers), "books": sum(answers), "seconds": round(seconds, 2)}))
