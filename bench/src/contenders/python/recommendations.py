"""The messages of recommendations.proto, from the descriptor set the bench wrote."""

import os

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

METHOD = "/Recommendations/Recommend"


def _load():
    pool = descriptor_pool.DescriptorPool()
    files = descriptor_pb2.FileDescriptorSet()
    with open(os.environ["DESCRIPTORS"], "rb") as descriptors:
        files.ParseFromString(descriptors.read())
    for file in files.file:
        pool.Add(file)
    # The second is how protobuf before 4.22, Debian's among them, has it.
    class_of = getattr(message_factory, "GetMessageClass", None)
    class_of = class_of or message_factory.MessageFactory(pool).GetPrototype
    return lambda name: class_of(pool.FindMessageTypeByName(name))


_message = _load()
RecommendationRequest = _message("RecommendationRequest")
BookRecommendation = _message("BookRecommendation")
RecommendationResponse = _message("RecommendationResponse")
