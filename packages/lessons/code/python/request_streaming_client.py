"""The client of a client stream: what may stand for the stream of requests.

python request_streaming_client.py [address]
"""

import json
import sys

import grpc
from request_streaming_pb2 import OK, STARVED, THIRSTY, Data
from request_streaming_pb2_grpc import RequestStreamingStub


# part: iterators
states = [
    Data(status=STARVED, info="Too long without food."),
    Data(status=THIRSTY, info="Requires watering."),
    Data(status=OK, info="All is well."),
]


def fresh_states():
    # A generator is an iterator already. Each message
    # is made when gRPC asks for it.
    yield from states


def report(stub):
    stub.stream_state(iter(states))
    stub.stream_state(fresh_states())
# end part


def outcome(call):
    try:
        return type(call()).__name__
    except grpc.RpcError as error:
        return f"{error.code().name}: {error.details()}"


if __name__ == "__main__":
    with grpc.insecure_channel(*sys.argv[1:]) as channel:
        stub = RequestStreamingStub(channel)
        report(stub)
        print(
            json.dumps(
                {
                    "iterator": outcome(lambda: stub.stream_state(iter(states))),
                    "generator": outcome(lambda: stub.stream_state(fresh_states())),
                    "list": outcome(lambda: stub.stream_state(states)),
                }
            )
        )
