import datetime

from buf.validate import validate_pb2 as _validate_pb2
from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Room(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ROOM_UNSPECIFIED: _ClassVar[Room]
    ROOM_SINGLE: _ClassVar[Room]
    ROOM_DOUBLE: _ClassVar[Room]
    ROOM_FAMILY: _ClassVar[Room]
ROOM_UNSPECIFIED: Room
ROOM_SINGLE: Room
ROOM_DOUBLE: Room
ROOM_FAMILY: Room

class BookRequest(_message.Message):
    __slots__ = ("request_id", "hotel", "room", "check_in", "check_out", "guests", "email", "phone", "bill_to", "extras", "wishes", "max_price", "early_arrival", "voucher", "promo_code", "accepts_terms")
    class ExtrasEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: int
        def __init__(self, key: _Optional[str] = ..., value: _Optional[int] = ...) -> None: ...
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    HOTEL_FIELD_NUMBER: _ClassVar[int]
    ROOM_FIELD_NUMBER: _ClassVar[int]
    CHECK_IN_FIELD_NUMBER: _ClassVar[int]
    CHECK_OUT_FIELD_NUMBER: _ClassVar[int]
    GUESTS_FIELD_NUMBER: _ClassVar[int]
    EMAIL_FIELD_NUMBER: _ClassVar[int]
    PHONE_FIELD_NUMBER: _ClassVar[int]
    BILL_TO_FIELD_NUMBER: _ClassVar[int]
    EXTRAS_FIELD_NUMBER: _ClassVar[int]
    WISHES_FIELD_NUMBER: _ClassVar[int]
    MAX_PRICE_FIELD_NUMBER: _ClassVar[int]
    EARLY_ARRIVAL_FIELD_NUMBER: _ClassVar[int]
    VOUCHER_FIELD_NUMBER: _ClassVar[int]
    PROMO_CODE_FIELD_NUMBER: _ClassVar[int]
    ACCEPTS_TERMS_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    hotel: str
    room: Room
    check_in: _timestamp_pb2.Timestamp
    check_out: _timestamp_pb2.Timestamp
    guests: _containers.RepeatedCompositeFieldContainer[Guest]
    email: str
    phone: str
    bill_to: Address
    extras: _containers.ScalarMap[str, int]
    wishes: _containers.RepeatedScalarFieldContainer[str]
    max_price: float
    early_arrival: _duration_pb2.Duration
    voucher: bytes
    promo_code: str
    accepts_terms: bool
    def __init__(self, request_id: _Optional[str] = ..., hotel: _Optional[str] = ..., room: _Optional[_Union[Room, str]] = ..., check_in: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., check_out: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., guests: _Optional[_Iterable[_Union[Guest, _Mapping]]] = ..., email: _Optional[str] = ..., phone: _Optional[str] = ..., bill_to: _Optional[_Union[Address, _Mapping]] = ..., extras: _Optional[_Mapping[str, int]] = ..., wishes: _Optional[_Iterable[str]] = ..., max_price: _Optional[float] = ..., early_arrival: _Optional[_Union[datetime.timedelta, _duration_pb2.Duration, _Mapping]] = ..., voucher: _Optional[bytes] = ..., promo_code: _Optional[str] = ..., accepts_terms: _Optional[bool] = ...) -> None: ...

class Guest(_message.Message):
    __slots__ = ("name", "age", "email")
    NAME_FIELD_NUMBER: _ClassVar[int]
    AGE_FIELD_NUMBER: _ClassVar[int]
    EMAIL_FIELD_NUMBER: _ClassVar[int]
    name: str
    age: int
    email: str
    def __init__(self, name: _Optional[str] = ..., age: _Optional[int] = ..., email: _Optional[str] = ...) -> None: ...

class Address(_message.Message):
    __slots__ = ("street", "city", "country")
    STREET_FIELD_NUMBER: _ClassVar[int]
    CITY_FIELD_NUMBER: _ClassVar[int]
    COUNTRY_FIELD_NUMBER: _ClassVar[int]
    street: str
    city: str
    country: str
    def __init__(self, street: _Optional[str] = ..., city: _Optional[str] = ..., country: _Optional[str] = ...) -> None: ...

class BookReply(_message.Message):
    __slots__ = ("confirmation", "nights", "total", "message")
    CONFIRMATION_FIELD_NUMBER: _ClassVar[int]
    NIGHTS_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    confirmation: str
    nights: int
    total: float
    message: str
    def __init__(self, confirmation: _Optional[str] = ..., nights: _Optional[int] = ..., total: _Optional[float] = ..., message: _Optional[str] = ...) -> None: ...

class BookManyReply(_message.Message):
    __slots__ = ("bookings",)
    BOOKINGS_FIELD_NUMBER: _ClassVar[int]
    bookings: _containers.RepeatedCompositeFieldContainer[BookReply]
    def __init__(self, bookings: _Optional[_Iterable[_Union[BookReply, _Mapping]]] = ...) -> None: ...
