"""The RequestStreaming client of the fourth seed: five reports, one answer."""

import json
import sys

import grpc
from request_streaming_pb2 import OK, STARVED, THIRSTY, TIRED, UNKNOWN, Data, Empty
from request_streaming_pb2_grpc import RequestStreamingStub

messages = [
    Data(status=UNKNOWN, info="no record...."),
    Data(status=STARVED, info="Too long without food."),
    Data(status=THIRSTY, info="Requires watering."),
    Data(status=TIRED, info="Shutting down for the night."),
    Data(status=OK, info="OK."),
]
if __name__ == "__main__":
    channel = grpc.insecure_channel(sys.argv[1])
    service_stub = RequestStreamingStub(channel)
    # call remote RPC
    response = service_stub.stream_state(iter(messages))
    print(json.dumps({"sent": len(messages), "empty": response == Empty()}))
