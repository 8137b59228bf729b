from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class WatchRequest(_message.Message):
    __slots__ = ("trace",)
    TRACE_FIELD_NUMBER: _ClassVar[int]
    trace: str
    def __init__(self, trace: _Optional[str] = ...) -> None: ...

class Sighting(_message.Message):
    __slots__ = ("at", "by", "layer", "what", "index", "note", "stopped", "attempt", "code")
    class What(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        WHAT_UNSPECIFIED: _ClassVar[Sighting.What]
        WHAT_REQUEST: _ClassVar[Sighting.What]
        WHAT_MESSAGE_SENT: _ClassVar[Sighting.What]
        WHAT_HALF_CLOSE: _ClassVar[Sighting.What]
        WHAT_RESPONSE: _ClassVar[Sighting.What]
        WHAT_MESSAGE_RECEIVED: _ClassVar[Sighting.What]
        WHAT_ERROR: _ClassVar[Sighting.What]
        WHAT_CANCELLED: _ClassVar[Sighting.What]
        WHAT_DONE: _ClassVar[Sighting.What]
    WHAT_UNSPECIFIED: Sighting.What
    WHAT_REQUEST: Sighting.What
    WHAT_MESSAGE_SENT: Sighting.What
    WHAT_HALF_CLOSE: Sighting.What
    WHAT_RESPONSE: Sighting.What
    WHAT_MESSAGE_RECEIVED: Sighting.What
    WHAT_ERROR: Sighting.What
    WHAT_CANCELLED: Sighting.What
    WHAT_DONE: Sighting.What
    AT_FIELD_NUMBER: _ClassVar[int]
    BY_FIELD_NUMBER: _ClassVar[int]
    LAYER_FIELD_NUMBER: _ClassVar[int]
    WHAT_FIELD_NUMBER: _ClassVar[int]
    INDEX_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    STOPPED_FIELD_NUMBER: _ClassVar[int]
    ATTEMPT_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    at: float
    by: str
    layer: int
    what: Sighting.What
    index: int
    note: str
    stopped: bool
    attempt: int
    code: str
    def __init__(self, at: _Optional[float] = ..., by: _Optional[str] = ..., layer: _Optional[int] = ..., what: _Optional[_Union[Sighting.What, str]] = ..., index: _Optional[int] = ..., note: _Optional[str] = ..., stopped: _Optional[bool] = ..., attempt: _Optional[int] = ..., code: _Optional[str] = ...) -> None: ...
