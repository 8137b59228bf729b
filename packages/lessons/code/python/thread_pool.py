"""One call holds a thread of the server's pool; is there another for the next call?

python thread_pool.py address: of a greet_server.py
"""

import queue
import sys

import greet_pb2
import greet_pb2_grpc
import grpc


ada = greet_pb2.HelloRequest(name="Ada", greeting="Hello")
grace = greet_pb2.HelloRequest(name="Grace", greeting="Hello")


def say_hello_beside_a_conversation(stub):
    # part: hold
    # An open conversation keeps its worker.
    questions = queue.SimpleQueue()
    answers = stub.InteractingHello(
        iter(questions.get, None)
    )
    questions.put(ada)
    next(answers)

    # Who says hello to Grace?
    try:
        stub.SayHello(grace, timeout=3)
        outcome = "OK"
    except grpc.RpcError as error:
        outcome = error.code().name
    # end part
    questions.put(None)
    list(answers)
    return outcome


if __name__ == "__main__":
    with grpc.insecure_channel(sys.argv[1]) as channel:
        stub = greet_pb2_grpc.GreeterStub(channel)
        print("beside:", say_hello_beside_a_conversation(stub))
        print("after:", stub.SayHello(grace, timeout=10).message)
