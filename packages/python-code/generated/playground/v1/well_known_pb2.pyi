import datetime

from google.protobuf import any_pb2 as _any_pb2
from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf import empty_pb2 as _empty_pb2
from google.protobuf import field_mask_pb2 as _field_mask_pb2
from google.protobuf import struct_pb2 as _struct_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf import wrappers_pb2 as _wrappers_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class WellKnown(_message.Message):
    __slots__ = ("timestamp", "duration", "any", "struct", "value", "list_value", "null_value", "mask", "profile", "empty", "double_value", "float_value", "int64_value", "uint64_value", "int32_value", "uint32_value", "bool_value", "string_value", "bytes_value", "timestamps", "durations", "anys", "structs", "values", "empties", "masks", "string_values", "int64_values", "timestamps_by_name", "durations_by_number", "anys_by_name", "values_by_name", "bool_values_by_bool")
    class TimestampsByNameEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: _timestamp_pb2.Timestamp
        def __init__(self, key: _Optional[str] = ..., value: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...
    class DurationsByNumberEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: int
        value: _duration_pb2.Duration
        def __init__(self, key: _Optional[int] = ..., value: _Optional[_Union[datetime.timedelta, _duration_pb2.Duration, _Mapping]] = ...) -> None: ...
    class AnysByNameEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: _any_pb2.Any
        def __init__(self, key: _Optional[str] = ..., value: _Optional[_Union[_any_pb2.Any, _Mapping]] = ...) -> None: ...
    class ValuesByNameEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: _struct_pb2.Value
        def __init__(self, key: _Optional[str] = ..., value: _Optional[_Union[_struct_pb2.Value, _Mapping]] = ...) -> None: ...
    class BoolValuesByBoolEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: bool
        value: _wrappers_pb2.BoolValue
        def __init__(self, key: _Optional[bool] = ..., value: _Optional[_Union[_wrappers_pb2.BoolValue, _Mapping]] = ...) -> None: ...
    TIMESTAMP_FIELD_NUMBER: _ClassVar[int]
    DURATION_FIELD_NUMBER: _ClassVar[int]
    ANY_FIELD_NUMBER: _ClassVar[int]
    STRUCT_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    LIST_VALUE_FIELD_NUMBER: _ClassVar[int]
    NULL_VALUE_FIELD_NUMBER: _ClassVar[int]
    MASK_FIELD_NUMBER: _ClassVar[int]
    PROFILE_FIELD_NUMBER: _ClassVar[int]
    EMPTY_FIELD_NUMBER: _ClassVar[int]
    DOUBLE_VALUE_FIELD_NUMBER: _ClassVar[int]
    FLOAT_VALUE_FIELD_NUMBER: _ClassVar[int]
    INT64_VALUE_FIELD_NUMBER: _ClassVar[int]
    UINT64_VALUE_FIELD_NUMBER: _ClassVar[int]
    INT32_VALUE_FIELD_NUMBER: _ClassVar[int]
    UINT32_VALUE_FIELD_NUMBER: _ClassVar[int]
    BOOL_VALUE_FIELD_NUMBER: _ClassVar[int]
    STRING_VALUE_FIELD_NUMBER: _ClassVar[int]
    BYTES_VALUE_FIELD_NUMBER: _ClassVar[int]
    TIMESTAMPS_FIELD_NUMBER: _ClassVar[int]
    DURATIONS_FIELD_NUMBER: _ClassVar[int]
    ANYS_FIELD_NUMBER: _ClassVar[int]
    STRUCTS_FIELD_NUMBER: _ClassVar[int]
    VALUES_FIELD_NUMBER: _ClassVar[int]
    EMPTIES_FIELD_NUMBER: _ClassVar[int]
    MASKS_FIELD_NUMBER: _ClassVar[int]
    STRING_VALUES_FIELD_NUMBER: _ClassVar[int]
    INT64_VALUES_FIELD_NUMBER: _ClassVar[int]
    TIMESTAMPS_BY_NAME_FIELD_NUMBER: _ClassVar[int]
    DURATIONS_BY_NUMBER_FIELD_NUMBER: _ClassVar[int]
    ANYS_BY_NAME_FIELD_NUMBER: _ClassVar[int]
    VALUES_BY_NAME_FIELD_NUMBER: _ClassVar[int]
    BOOL_VALUES_BY_BOOL_FIELD_NUMBER: _ClassVar[int]
    timestamp: _timestamp_pb2.Timestamp
    duration: _duration_pb2.Duration
    any: _any_pb2.Any
    struct: _struct_pb2.Struct
    value: _struct_pb2.Value
    list_value: _struct_pb2.ListValue
    null_value: _struct_pb2.NullValue
    mask: _field_mask_pb2.FieldMask
    profile: Profile
    empty: _empty_pb2.Empty
    double_value: _wrappers_pb2.DoubleValue
    float_value: _wrappers_pb2.FloatValue
    int64_value: _wrappers_pb2.Int64Value
    uint64_value: _wrappers_pb2.UInt64Value
    int32_value: _wrappers_pb2.Int32Value
    uint32_value: _wrappers_pb2.UInt32Value
    bool_value: _wrappers_pb2.BoolValue
    string_value: _wrappers_pb2.StringValue
    bytes_value: _wrappers_pb2.BytesValue
    timestamps: _containers.RepeatedCompositeFieldContainer[_timestamp_pb2.Timestamp]
    durations: _containers.RepeatedCompositeFieldContainer[_duration_pb2.Duration]
    anys: _containers.RepeatedCompositeFieldContainer[_any_pb2.Any]
    structs: _containers.RepeatedCompositeFieldContainer[_struct_pb2.Struct]
    values: _containers.RepeatedCompositeFieldContainer[_struct_pb2.Value]
    empties: _containers.RepeatedCompositeFieldContainer[_empty_pb2.Empty]
    masks: _containers.RepeatedCompositeFieldContainer[_field_mask_pb2.FieldMask]
    string_values: _containers.RepeatedCompositeFieldContainer[_wrappers_pb2.StringValue]
    int64_values: _containers.RepeatedCompositeFieldContainer[_wrappers_pb2.Int64Value]
    timestamps_by_name: _containers.MessageMap[str, _timestamp_pb2.Timestamp]
    durations_by_number: _containers.MessageMap[int, _duration_pb2.Duration]
    anys_by_name: _containers.MessageMap[str, _any_pb2.Any]
    values_by_name: _containers.MessageMap[str, _struct_pb2.Value]
    bool_values_by_bool: _containers.MessageMap[bool, _wrappers_pb2.BoolValue]
    def __init__(self, timestamp: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., duration: _Optional[_Union[datetime.timedelta, _duration_pb2.Duration, _Mapping]] = ..., any: _Optional[_Union[_any_pb2.Any, _Mapping]] = ..., struct: _Optional[_Union[_struct_pb2.Struct, _Mapping]] = ..., value: _Optional[_Union[_struct_pb2.Value, _Mapping]] = ..., list_value: _Optional[_Union[_struct_pb2.ListValue, _Mapping]] = ..., null_value: _Optional[_Union[_struct_pb2.NullValue, str]] = ..., mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., profile: _Optional[_Union[Profile, _Mapping]] = ..., empty: _Optional[_Union[_empty_pb2.Empty, _Mapping]] = ..., double_value: _Optional[_Union[_wrappers_pb2.DoubleValue, _Mapping]] = ..., float_value: _Optional[_Union[_wrappers_pb2.FloatValue, _Mapping]] = ..., int64_value: _Optional[_Union[_wrappers_pb2.Int64Value, _Mapping]] = ..., uint64_value: _Optional[_Union[_wrappers_pb2.UInt64Value, _Mapping]] = ..., int32_value: _Optional[_Union[_wrappers_pb2.Int32Value, _Mapping]] = ..., uint32_value: _Optional[_Union[_wrappers_pb2.UInt32Value, _Mapping]] = ..., bool_value: _Optional[_Union[_wrappers_pb2.BoolValue, _Mapping]] = ..., string_value: _Optional[_Union[_wrappers_pb2.StringValue, _Mapping]] = ..., bytes_value: _Optional[_Union[_wrappers_pb2.BytesValue, _Mapping]] = ..., timestamps: _Optional[_Iterable[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]]] = ..., durations: _Optional[_Iterable[_Union[datetime.timedelta, _duration_pb2.Duration, _Mapping]]] = ..., anys: _Optional[_Iterable[_Union[_any_pb2.Any, _Mapping]]] = ..., structs: _Optional[_Iterable[_Union[_struct_pb2.Struct, _Mapping]]] = ..., values: _Optional[_Iterable[_Union[_struct_pb2.Value, _Mapping]]] = ..., empties: _Optional[_Iterable[_Union[_empty_pb2.Empty, _Mapping]]] = ..., masks: _Optional[_Iterable[_Union[_field_mask_pb2.FieldMask, _Mapping]]] = ..., string_values: _Optional[_Iterable[_Union[_wrappers_pb2.StringValue, _Mapping]]] = ..., int64_values: _Optional[_Iterable[_Union[_wrappers_pb2.Int64Value, _Mapping]]] = ..., timestamps_by_name: _Optional[_Mapping[str, _timestamp_pb2.Timestamp]] = ..., durations_by_number: _Optional[_Mapping[int, _duration_pb2.Duration]] = ..., anys_by_name: _Optional[_Mapping[str, _any_pb2.Any]] = ..., values_by_name: _Optional[_Mapping[str, _struct_pb2.Value]] = ..., bool_values_by_bool: _Optional[_Mapping[bool, _wrappers_pb2.BoolValue]] = ...) -> None: ...

class Profile(_message.Message):
    __slots__ = ("display_name", "address", "interests", "joined_at")
    class Address(_message.Message):
        __slots__ = ("street", "city", "country_code")
        STREET_FIELD_NUMBER: _ClassVar[int]
        CITY_FIELD_NUMBER: _ClassVar[int]
        COUNTRY_CODE_FIELD_NUMBER: _ClassVar[int]
        street: str
        city: str
        country_code: str
        def __init__(self, street: _Optional[str] = ..., city: _Optional[str] = ..., country_code: _Optional[str] = ...) -> None: ...
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    ADDRESS_FIELD_NUMBER: _ClassVar[int]
    INTERESTS_FIELD_NUMBER: _ClassVar[int]
    JOINED_AT_FIELD_NUMBER: _ClassVar[int]
    display_name: str
    address: Profile.Address
    interests: _containers.RepeatedScalarFieldContainer[str]
    joined_at: _timestamp_pb2.Timestamp
    def __init__(self, display_name: _Optional[str] = ..., address: _Optional[_Union[Profile.Address, _Mapping]] = ..., interests: _Optional[_Iterable[str]] = ..., joined_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...
