"""A message, its bytes, and the message again."""

import greet_pb2

# part: messages
request = greet_pb2.HelloRequest(
    name="Ada", greeting="Hello"
)
print(request.name)

data = request.SerializeToString()
print(len(data))

again = greet_pb2.HelloRequest.FromString(data)
print(again == request)
# end part
