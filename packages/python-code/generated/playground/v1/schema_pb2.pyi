from google.protobuf import descriptor_pb2 as _descriptor_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Target(_message.Message):
    __slots__ = ("address", "tls")
    ADDRESS_FIELD_NUMBER: _ClassVar[int]
    TLS_FIELD_NUMBER: _ClassVar[int]
    address: str
    tls: bool
    def __init__(self, address: _Optional[str] = ..., tls: _Optional[bool] = ...) -> None: ...

class DescribeRequest(_message.Message):
    __slots__ = ("target",)
    TARGET_FIELD_NUMBER: _ClassVar[int]
    target: Target
    def __init__(self, target: _Optional[_Union[Target, _Mapping]] = ...) -> None: ...

class DescribeResponse(_message.Message):
    __slots__ = ("files", "services", "source", "notes", "addresses")
    FILES_FIELD_NUMBER: _ClassVar[int]
    SERVICES_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    NOTES_FIELD_NUMBER: _ClassVar[int]
    ADDRESSES_FIELD_NUMBER: _ClassVar[int]
    files: _descriptor_pb2.FileDescriptorSet
    services: _containers.RepeatedScalarFieldContainer[str]
    source: str
    notes: _containers.RepeatedCompositeFieldContainer[SchemaNote]
    addresses: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, files: _Optional[_Union[_descriptor_pb2.FileDescriptorSet, _Mapping]] = ..., services: _Optional[_Iterable[str]] = ..., source: _Optional[str] = ..., notes: _Optional[_Iterable[_Union[SchemaNote, _Mapping]]] = ..., addresses: _Optional[_Iterable[str]] = ...) -> None: ...

class SchemaNote(_message.Message):
    __slots__ = ("kind", "subject", "message")
    class Kind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        KIND_UNSPECIFIED: _ClassVar[SchemaNote.Kind]
        KIND_REPAIRED: _ClassVar[SchemaNote.Kind]
        KIND_SKIPPED: _ClassVar[SchemaNote.Kind]
    KIND_UNSPECIFIED: SchemaNote.Kind
    KIND_REPAIRED: SchemaNote.Kind
    KIND_SKIPPED: SchemaNote.Kind
    KIND_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    kind: SchemaNote.Kind
    subject: str
    message: str
    def __init__(self, kind: _Optional[_Union[SchemaNote.Kind, str]] = ..., subject: _Optional[str] = ..., message: _Optional[str] = ...) -> None: ...
