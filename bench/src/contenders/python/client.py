"""The tutorial's client: calls over one channel from a pool of three threads.

Prints how many milliseconds they took. Fails when a reply lacks its books.
"""

import os
import time
from concurrent import futures

import grpc
from recommendations import METHOD, RecommendationRequest, RecommendationResponse

CALLS = int(os.environ["CALLS"])


def main():
    with grpc.insecure_channel(os.environ["SERVER"]) as channel:
        recommend = channel.unary_unary(
            METHOD, RecommendationRequest.SerializeToString, RecommendationResponse.FromString
        )

        def call(_):
            request = RecommendationRequest(user_id=3, category=3, max_results=3)
            return len(recommend(request, timeout=30).recommendations)

        call(0)
        with futures.ThreadPoolExecutor(max_workers=3) as pool:
            begun = time.perf_counter()
            counts = list(pool.map(call, range(CALLS)))
            took = time.perf_counter() - begun
    if counts != [3] * CALLS:
        raise SystemExit("a reply did not have three books")
    print(took * 1000)


main()
