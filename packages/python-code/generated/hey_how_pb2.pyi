from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Optional as _Optional

DESCRIPTOR: _descriptor.FileDescriptor

class HeyHow(_message.Message):
    __slots__ = ("count", "msg")
    COUNT_FIELD_NUMBER: _ClassVar[int]
    MSG_FIELD_NUMBER: _ClassVar[int]
    count: int
    msg: str
    def __init__(self, count: _Optional[int] = ..., msg: _Optional[str] = ...) -> None: ...

class LetsGo(_message.Message):
    __slots__ = ("count", "msg", "anything")
    COUNT_FIELD_NUMBER: _ClassVar[int]
    MSG_FIELD_NUMBER: _ClassVar[int]
    ANYTHING_FIELD_NUMBER: _ClassVar[int]
    count: int
    msg: str
    anything: str
    def __init__(self, count: _Optional[int] = ..., msg: _Optional[str] = ..., anything: _Optional[str] = ...) -> None: ...
