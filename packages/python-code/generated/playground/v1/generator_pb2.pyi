from google.protobuf import descriptor_pb2 as _descriptor_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class GenerateRequest(_message.Message):
    __slots__ = ("files", "file")
    FILES_FIELD_NUMBER: _ClassVar[int]
    FILE_FIELD_NUMBER: _ClassVar[int]
    files: _descriptor_pb2.FileDescriptorSet
    file: str
    def __init__(self, files: _Optional[_Union[_descriptor_pb2.FileDescriptorSet, _Mapping]] = ..., file: _Optional[str] = ...) -> None: ...

class GenerateResponse(_message.Message):
    __slots__ = ("files", "generator")
    FILES_FIELD_NUMBER: _ClassVar[int]
    GENERATOR_FIELD_NUMBER: _ClassVar[int]
    files: _containers.RepeatedCompositeFieldContainer[GeneratedFile]
    generator: str
    def __init__(self, files: _Optional[_Iterable[_Union[GeneratedFile, _Mapping]]] = ..., generator: _Optional[str] = ...) -> None: ...

class GeneratedFile(_message.Message):
    __slots__ = ("name", "content")
    NAME_FIELD_NUMBER: _ClassVar[int]
    CONTENT_FIELD_NUMBER: _ClassVar[int]
    name: str
    content: str
    def __init__(self, name: _Optional[str] = ..., content: _Optional[str] = ...) -> None: ...
