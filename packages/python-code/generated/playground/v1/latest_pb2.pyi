from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Latest(_message.Message):
    __slots__ = ("text", "number", "mood", "stop", "delimited_stops", "by_name")
    class Mood(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        MOOD_UNSPECIFIED: _ClassVar[Latest.Mood]
        MOOD_FINE: _ClassVar[Latest.Mood]
        MOOD_GRUMPY: _ClassVar[Latest.Mood]
    MOOD_UNSPECIFIED: Latest.Mood
    MOOD_FINE: Latest.Mood
    MOOD_GRUMPY: Latest.Mood
    class ByNameEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: Latest
        def __init__(self, key: _Optional[str] = ..., value: _Optional[_Union[Latest, _Mapping]] = ...) -> None: ...
    class Stop(_message.Message):
        __slots__ = ("place", "minutes")
        PLACE_FIELD_NUMBER: _ClassVar[int]
        MINUTES_FIELD_NUMBER: _ClassVar[int]
        place: str
        minutes: int
        def __init__(self, place: _Optional[str] = ..., minutes: _Optional[int] = ...) -> None: ...
    TEXT_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    MOOD_FIELD_NUMBER: _ClassVar[int]
    STOP_FIELD_NUMBER: _ClassVar[int]
    DELIMITED_STOPS_FIELD_NUMBER: _ClassVar[int]
    BY_NAME_FIELD_NUMBER: _ClassVar[int]
    text: str
    number: int
    mood: Latest.Mood
    stop: Latest.Stop
    delimited_stops: _containers.RepeatedCompositeFieldContainer[Latest.Stop]
    by_name: _containers.MessageMap[str, Latest]
    def __init__(self, text: _Optional[str] = ..., number: _Optional[int] = ..., mood: _Optional[_Union[Latest.Mood, str]] = ..., stop: _Optional[_Union[Latest.Stop, _Mapping]] = ..., delimited_stops: _Optional[_Iterable[_Union[Latest.Stop, _Mapping]]] = ..., by_name: _Optional[_Mapping[str, Latest]] = ...) -> None: ...
