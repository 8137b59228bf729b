import datetime

from google.protobuf import any_pb2 as _any_pb2
from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf import field_mask_pb2 as _field_mask_pb2
from google.protobuf import struct_pb2 as _struct_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf import wrappers_pb2 as _wrappers_pb2
from playground.v1 import legacy_pb2 as _legacy_pb2
from playground.v1 import modern_pb2 as _modern_pb2
from playground.v1 import shapes_pb2 as _shapes_pb2
from playground.v1 import well_known_pb2 as _well_known_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Colour(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    COLOUR_UNSPECIFIED: _ClassVar[Colour]
    COLOUR_RED: _ClassVar[Colour]
    COLOUR_GREEN: _ClassVar[Colour]
    COLOUR_VERDANT: _ClassVar[Colour]
    COLOUR_BLUE: _ClassVar[Colour]
    COLOUR_MAUVE: _ClassVar[Colour]
    COLOUR_INFRARED: _ClassVar[Colour]
COLOUR_UNSPECIFIED: Colour
COLOUR_RED: Colour
COLOUR_GREEN: Colour
COLOUR_VERDANT: Colour
COLOUR_BLUE: Colour
COLOUR_MAUVE: Colour
COLOUR_INFRARED: Colour

class Everything(_message.Message):
    __slots__ = ("name", "serial", "colour", "picture", "stock", "email", "phone", "items", "folder", "made_at", "extra", "fragile", "shelf_life", "notes", "nickname", "visible", "weight")
    class StockEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: int
        def __init__(self, key: _Optional[str] = ..., value: _Optional[int] = ...) -> None: ...
    NAME_FIELD_NUMBER: _ClassVar[int]
    SERIAL_FIELD_NUMBER: _ClassVar[int]
    COLOUR_FIELD_NUMBER: _ClassVar[int]
    PICTURE_FIELD_NUMBER: _ClassVar[int]
    STOCK_FIELD_NUMBER: _ClassVar[int]
    EMAIL_FIELD_NUMBER: _ClassVar[int]
    PHONE_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    FOLDER_FIELD_NUMBER: _ClassVar[int]
    MADE_AT_FIELD_NUMBER: _ClassVar[int]
    EXTRA_FIELD_NUMBER: _ClassVar[int]
    FRAGILE_FIELD_NUMBER: _ClassVar[int]
    SHELF_LIFE_FIELD_NUMBER: _ClassVar[int]
    NOTES_FIELD_NUMBER: _ClassVar[int]
    NICKNAME_FIELD_NUMBER: _ClassVar[int]
    VISIBLE_FIELD_NUMBER: _ClassVar[int]
    WEIGHT_FIELD_NUMBER: _ClassVar[int]
    name: str
    serial: int
    colour: Colour
    picture: bytes
    stock: _containers.ScalarMap[str, int]
    email: str
    phone: Phone
    items: _containers.RepeatedCompositeFieldContainer[Item]
    folder: Folder
    made_at: _timestamp_pb2.Timestamp
    extra: _any_pb2.Any
    fragile: bool
    shelf_life: _duration_pb2.Duration
    notes: _struct_pb2.Struct
    nickname: _wrappers_pb2.StringValue
    visible: _field_mask_pb2.FieldMask
    weight: float
    def __init__(self, name: _Optional[str] = ..., serial: _Optional[int] = ..., colour: _Optional[_Union[Colour, str]] = ..., picture: _Optional[bytes] = ..., stock: _Optional[_Mapping[str, int]] = ..., email: _Optional[str] = ..., phone: _Optional[_Union[Phone, _Mapping]] = ..., items: _Optional[_Iterable[_Union[Item, _Mapping]]] = ..., folder: _Optional[_Union[Folder, _Mapping]] = ..., made_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., extra: _Optional[_Union[_any_pb2.Any, _Mapping]] = ..., fragile: _Optional[bool] = ..., shelf_life: _Optional[_Union[datetime.timedelta, _duration_pb2.Duration, _Mapping]] = ..., notes: _Optional[_Union[_struct_pb2.Struct, _Mapping]] = ..., nickname: _Optional[_Union[_wrappers_pb2.StringValue, _Mapping]] = ..., visible: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., weight: _Optional[float] = ...) -> None: ...

class Phone(_message.Message):
    __slots__ = ("country_code", "number")
    COUNTRY_CODE_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    country_code: str
    number: str
    def __init__(self, country_code: _Optional[str] = ..., number: _Optional[str] = ...) -> None: ...

class Item(_message.Message):
    __slots__ = ("title", "quantity", "tags")
    TITLE_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    TAGS_FIELD_NUMBER: _ClassVar[int]
    title: str
    quantity: int
    tags: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, title: _Optional[str] = ..., quantity: _Optional[int] = ..., tags: _Optional[_Iterable[str]] = ...) -> None: ...

class Folder(_message.Message):
    __slots__ = ("name", "folders", "first")
    NAME_FIELD_NUMBER: _ClassVar[int]
    FOLDERS_FIELD_NUMBER: _ClassVar[int]
    FIRST_FIELD_NUMBER: _ClassVar[int]
    name: str
    folders: _containers.RepeatedCompositeFieldContainer[Folder]
    first: Item
    def __init__(self, name: _Optional[str] = ..., folders: _Optional[_Iterable[_Union[Folder, _Mapping]]] = ..., first: _Optional[_Union[Item, _Mapping]] = ...) -> None: ...

class RepeatRequest(_message.Message):
    __slots__ = ("message", "times")
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    TIMES_FIELD_NUMBER: _ClassVar[int]
    message: Everything
    times: int
    def __init__(self, message: _Optional[_Union[Everything, _Mapping]] = ..., times: _Optional[int] = ...) -> None: ...

class GatherReply(_message.Message):
    __slots__ = ("messages",)
    MESSAGES_FIELD_NUMBER: _ClassVar[int]
    messages: _containers.RepeatedCompositeFieldContainer[Everything]
    def __init__(self, messages: _Optional[_Iterable[_Union[Everything, _Mapping]]] = ...) -> None: ...

class Retired(_message.Message):
    __slots__ = ("name", "fax")
    NAME_FIELD_NUMBER: _ClassVar[int]
    FAX_FIELD_NUMBER: _ClassVar[int]
    name: str
    fax: str
    def __init__(self, name: _Optional[str] = ..., fax: _Optional[str] = ...) -> None: ...
