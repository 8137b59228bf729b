"""The HeyHow client of the third seed."""

import json
import sys

import grpc
import hey_how_pb2
import hey_how_pb2_grpc

channel = grpc.insecure_channel(sys.argv[1])
stub = hey_how_pb2_grpc.HeyHowServiceStub(channel)

response = stub.heyhow(hey_how_pb2.HeyHow(count=7, msg="let's go"))
print(
    json.dumps({"count": response.count, "msg": response.msg, "anything": response.anything})
)
