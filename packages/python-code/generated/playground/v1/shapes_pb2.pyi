import datetime

from google.protobuf import empty_pb2 as _empty_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf import wrappers_pb2 as _wrappers_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Size(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SIZE_UNSPECIFIED: _ClassVar[Size]
    SIZE_SMALL: _ClassVar[Size]
    SIZE_MEDIUM: _ClassVar[Size]
    SIZE_LARGE: _ClassVar[Size]
SIZE_UNSPECIFIED: Size
SIZE_SMALL: Size
SIZE_MEDIUM: Size
SIZE_LARGE: Size

class Point(_message.Message):
    __slots__ = ("x", "y")
    X_FIELD_NUMBER: _ClassVar[int]
    Y_FIELD_NUMBER: _ClassVar[int]
    x: int
    y: int
    def __init__(self, x: _Optional[int] = ..., y: _Optional[int] = ...) -> None: ...

class Scalars(_message.Message):
    __slots__ = ("a_double", "a_float", "an_int32", "an_int64", "a_uint32", "a_uint64", "a_sint32", "a_sint64", "a_fixed32", "a_fixed64", "a_sfixed32", "a_sfixed64", "a_bool", "a_string", "a_bytes", "a_size", "a_string_in_javascript", "renamed", "old_string")
    A_DOUBLE_FIELD_NUMBER: _ClassVar[int]
    A_FLOAT_FIELD_NUMBER: _ClassVar[int]
    AN_INT32_FIELD_NUMBER: _ClassVar[int]
    AN_INT64_FIELD_NUMBER: _ClassVar[int]
    A_UINT32_FIELD_NUMBER: _ClassVar[int]
    A_UINT64_FIELD_NUMBER: _ClassVar[int]
    A_SINT32_FIELD_NUMBER: _ClassVar[int]
    A_SINT64_FIELD_NUMBER: _ClassVar[int]
    A_FIXED32_FIELD_NUMBER: _ClassVar[int]
    A_FIXED64_FIELD_NUMBER: _ClassVar[int]
    A_SFIXED32_FIELD_NUMBER: _ClassVar[int]
    A_SFIXED64_FIELD_NUMBER: _ClassVar[int]
    A_BOOL_FIELD_NUMBER: _ClassVar[int]
    A_STRING_FIELD_NUMBER: _ClassVar[int]
    A_BYTES_FIELD_NUMBER: _ClassVar[int]
    A_SIZE_FIELD_NUMBER: _ClassVar[int]
    A_STRING_IN_JAVASCRIPT_FIELD_NUMBER: _ClassVar[int]
    RENAMED_FIELD_NUMBER: _ClassVar[int]
    OLD_STRING_FIELD_NUMBER: _ClassVar[int]
    a_double: float
    a_float: float
    an_int32: int
    an_int64: int
    a_uint32: int
    a_uint64: int
    a_sint32: int
    a_sint64: int
    a_fixed32: int
    a_fixed64: int
    a_sfixed32: int
    a_sfixed64: int
    a_bool: bool
    a_string: str
    a_bytes: bytes
    a_size: Size
    a_string_in_javascript: int
    renamed: str
    old_string: str
    def __init__(self, a_double: _Optional[float] = ..., a_float: _Optional[float] = ..., an_int32: _Optional[int] = ..., an_int64: _Optional[int] = ..., a_uint32: _Optional[int] = ..., a_uint64: _Optional[int] = ..., a_sint32: _Optional[int] = ..., a_sint64: _Optional[int] = ..., a_fixed32: _Optional[int] = ..., a_fixed64: _Optional[int] = ..., a_sfixed32: _Optional[int] = ..., a_sfixed64: _Optional[int] = ..., a_bool: _Optional[bool] = ..., a_string: _Optional[str] = ..., a_bytes: _Optional[bytes] = ..., a_size: _Optional[_Union[Size, str]] = ..., a_string_in_javascript: _Optional[int] = ..., renamed: _Optional[str] = ..., old_string: _Optional[str] = ...) -> None: ...

class Presence(_message.Message):
    __slots__ = ("a_double", "a_float", "an_int32", "an_int64", "a_uint32", "a_uint64", "a_sint32", "a_sint64", "a_fixed32", "a_fixed64", "a_sfixed32", "a_sfixed64", "a_bool", "a_string", "a_bytes", "a_size", "a_point")
    A_DOUBLE_FIELD_NUMBER: _ClassVar[int]
    A_FLOAT_FIELD_NUMBER: _ClassVar[int]
    AN_INT32_FIELD_NUMBER: _ClassVar[int]
    AN_INT64_FIELD_NUMBER: _ClassVar[int]
    A_UINT32_FIELD_NUMBER: _ClassVar[int]
    A_UINT64_FIELD_NUMBER: _ClassVar[int]
    A_SINT32_FIELD_NUMBER: _ClassVar[int]
    A_SINT64_FIELD_NUMBER: _ClassVar[int]
    A_FIXED32_FIELD_NUMBER: _ClassVar[int]
    A_FIXED64_FIELD_NUMBER: _ClassVar[int]
    A_SFIXED32_FIELD_NUMBER: _ClassVar[int]
    A_SFIXED64_FIELD_NUMBER: _ClassVar[int]
    A_BOOL_FIELD_NUMBER: _ClassVar[int]
    A_STRING_FIELD_NUMBER: _ClassVar[int]
    A_BYTES_FIELD_NUMBER: _ClassVar[int]
    A_SIZE_FIELD_NUMBER: _ClassVar[int]
    A_POINT_FIELD_NUMBER: _ClassVar[int]
    a_double: float
    a_float: float
    an_int32: int
    an_int64: int
    a_uint32: int
    a_uint64: int
    a_sint32: int
    a_sint64: int
    a_fixed32: int
    a_fixed64: int
    a_sfixed32: int
    a_sfixed64: int
    a_bool: bool
    a_string: str
    a_bytes: bytes
    a_size: Size
    a_point: Point
    def __init__(self, a_double: _Optional[float] = ..., a_float: _Optional[float] = ..., an_int32: _Optional[int] = ..., an_int64: _Optional[int] = ..., a_uint32: _Optional[int] = ..., a_uint64: _Optional[int] = ..., a_sint32: _Optional[int] = ..., a_sint64: _Optional[int] = ..., a_fixed32: _Optional[int] = ..., a_fixed64: _Optional[int] = ..., a_sfixed32: _Optional[int] = ..., a_sfixed64: _Optional[int] = ..., a_bool: _Optional[bool] = ..., a_string: _Optional[str] = ..., a_bytes: _Optional[bytes] = ..., a_size: _Optional[_Union[Size, str]] = ..., a_point: _Optional[_Union[Point, _Mapping]] = ...) -> None: ...

class Collections(_message.Message):
    __slots__ = ("doubles", "floats", "int32s", "int64s", "uint32s", "uint64s", "sint32s", "sint64s", "fixed32s", "fixed64s", "sfixed32s", "sfixed64s", "bools", "strings", "blobs", "sizes", "points", "unpacked")
    DOUBLES_FIELD_NUMBER: _ClassVar[int]
    FLOATS_FIELD_NUMBER: _ClassVar[int]
    INT32S_FIELD_NUMBER: _ClassVar[int]
    INT64S_FIELD_NUMBER: _ClassVar[int]
    UINT32S_FIELD_NUMBER: _ClassVar[int]
    UINT64S_FIELD_NUMBER: _ClassVar[int]
    SINT32S_FIELD_NUMBER: _ClassVar[int]
    SINT64S_FIELD_NUMBER: _ClassVar[int]
    FIXED32S_FIELD_NUMBER: _ClassVar[int]
    FIXED64S_FIELD_NUMBER: _ClassVar[int]
    SFIXED32S_FIELD_NUMBER: _ClassVar[int]
    SFIXED64S_FIELD_NUMBER: _ClassVar[int]
    BOOLS_FIELD_NUMBER: _ClassVar[int]
    STRINGS_FIELD_NUMBER: _ClassVar[int]
    BLOBS_FIELD_NUMBER: _ClassVar[int]
    SIZES_FIELD_NUMBER: _ClassVar[int]
    POINTS_FIELD_NUMBER: _ClassVar[int]
    UNPACKED_FIELD_NUMBER: _ClassVar[int]
    doubles: _containers.RepeatedScalarFieldContainer[float]
    floats: _containers.RepeatedScalarFieldContainer[float]
    int32s: _containers.RepeatedScalarFieldContainer[int]
    int64s: _containers.RepeatedScalarFieldContainer[int]
    uint32s: _containers.RepeatedScalarFieldContainer[int]
    uint64s: _containers.RepeatedScalarFieldContainer[int]
    sint32s: _containers.RepeatedScalarFieldContainer[int]
    sint64s: _containers.RepeatedScalarFieldContainer[int]
    fixed32s: _containers.RepeatedScalarFieldContainer[int]
    fixed64s: _containers.RepeatedScalarFieldContainer[int]
    sfixed32s: _containers.RepeatedScalarFieldContainer[int]
    sfixed64s: _containers.RepeatedScalarFieldContainer[int]
    bools: _containers.RepeatedScalarFieldContainer[bool]
    strings: _containers.RepeatedScalarFieldContainer[str]
    blobs: _containers.RepeatedScalarFieldContainer[bytes]
    sizes: _containers.RepeatedScalarFieldContainer[Size]
    points: _containers.RepeatedCompositeFieldContainer[Point]
    unpacked: _containers.RepeatedScalarFieldContainer[int]
    def __init__(self, doubles: _Optional[_Iterable[float]] = ..., floats: _Optional[_Iterable[float]] = ..., int32s: _Optional[_Iterable[int]] = ..., int64s: _Optional[_Iterable[int]] = ..., uint32s: _Optional[_Iterable[int]] = ..., uint64s: _Optional[_Iterable[int]] = ..., sint32s: _Optional[_Iterable[int]] = ..., sint64s: _Optional[_Iterable[int]] = ..., fixed32s: _Optional[_Iterable[int]] = ..., fixed64s: _Optional[_Iterable[int]] = ..., sfixed32s: _Optional[_Iterable[int]] = ..., sfixed64s: _Optional[_Iterable[int]] = ..., bools: _Optional[_Iterable[bool]] = ..., strings: _Optional[_Iterable[str]] = ..., blobs: _Optional[_Iterable[bytes]] = ..., sizes: _Optional[_Iterable[_Union[Size, str]]] = ..., points: _Optional[_Iterable[_Union[Point, _Mapping]]] = ..., unpacked: _Optional[_Iterable[int]] = ...) -> None: ...

class Maps(_message.Message):
    __slots__ = ("by_string", "by_bool", "by_int32", "by_int64", "by_uint32", "by_uint64", "by_sint32", "by_sint64", "by_fixed32", "by_fixed64", "by_sfixed32", "by_sfixed64", "files", "sizes", "lists")
    class ByStringEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: str
        def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...
    class ByBoolEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: bool
        value: str
        def __init__(self, key: _Optional[bool] = ..., value: _Optional[str] = ...) -> None: ...
    class ByInt32Entry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: int
        value: int
        def __init__(self, key: _Optional[int] = ..., value: _Optional[int] = ...) -> None: ...
    class ByInt64Entry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: int
        value: float
        def __init__(self, key: _Optional[int] = ..., value: _Optional[float] = ...) -> None: ...
    class ByUint32Entry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: int
        value: float
        def __init__(self, key: _Optional[int] = ..., value: _Optional[float] = ...) -> None: ...
    class ByUint64Entry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: int
        value: bool
        def __init__(self, key: _Optional[int] = ..., value: _Optional[bool] = ...) -> None: ...
    class BySint32Entry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: int
        value: int
        def __init__(self, key: _Optional[int] = ..., value: _Optional[int] = ...) -> None: ...
    class BySint64Entry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: int
        value: int
        def __init__(self, key: _Optional[int] = ..., value: _Optional[int] = ...) -> None: ...
    class ByFixed32Entry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: int
        value: bytes
        def __init__(self, key: _Optional[int] = ..., value: _Optional[bytes] = ...) -> None: ...
    class ByFixed64Entry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: int
        value: Size
        def __init__(self, key: _Optional[int] = ..., value: _Optional[_Union[Size, str]] = ...) -> None: ...
    class BySfixed32Entry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: int
        value: Point
        def __init__(self, key: _Optional[int] = ..., value: _Optional[_Union[Point, _Mapping]] = ...) -> None: ...
    class BySfixed64Entry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: int
        value: Maps
        def __init__(self, key: _Optional[int] = ..., value: _Optional[_Union[Maps, _Mapping]] = ...) -> None: ...
    class FilesEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: bytes
        def __init__(self, key: _Optional[str] = ..., value: _Optional[bytes] = ...) -> None: ...
    class SizesEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: Size
        def __init__(self, key: _Optional[str] = ..., value: _Optional[_Union[Size, str]] = ...) -> None: ...
    class ListsEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: Collections
        def __init__(self, key: _Optional[str] = ..., value: _Optional[_Union[Collections, _Mapping]] = ...) -> None: ...
    BY_STRING_FIELD_NUMBER: _ClassVar[int]
    BY_BOOL_FIELD_NUMBER: _ClassVar[int]
    BY_INT32_FIELD_NUMBER: _ClassVar[int]
    BY_INT64_FIELD_NUMBER: _ClassVar[int]
    BY_UINT32_FIELD_NUMBER: _ClassVar[int]
    BY_UINT64_FIELD_NUMBER: _ClassVar[int]
    BY_SINT32_FIELD_NUMBER: _ClassVar[int]
    BY_SINT64_FIELD_NUMBER: _ClassVar[int]
    BY_FIXED32_FIELD_NUMBER: _ClassVar[int]
    BY_FIXED64_FIELD_NUMBER: _ClassVar[int]
    BY_SFIXED32_FIELD_NUMBER: _ClassVar[int]
    BY_SFIXED64_FIELD_NUMBER: _ClassVar[int]
    FILES_FIELD_NUMBER: _ClassVar[int]
    SIZES_FIELD_NUMBER: _ClassVar[int]
    LISTS_FIELD_NUMBER: _ClassVar[int]
    by_string: _containers.ScalarMap[str, str]
    by_bool: _containers.ScalarMap[bool, str]
    by_int32: _containers.ScalarMap[int, int]
    by_int64: _containers.ScalarMap[int, float]
    by_uint32: _containers.ScalarMap[int, float]
    by_uint64: _containers.ScalarMap[int, bool]
    by_sint32: _containers.ScalarMap[int, int]
    by_sint64: _containers.ScalarMap[int, int]
    by_fixed32: _containers.ScalarMap[int, bytes]
    by_fixed64: _containers.ScalarMap[int, Size]
    by_sfixed32: _containers.MessageMap[int, Point]
    by_sfixed64: _containers.MessageMap[int, Maps]
    files: _containers.ScalarMap[str, bytes]
    sizes: _containers.ScalarMap[str, Size]
    lists: _containers.MessageMap[str, Collections]
    def __init__(self, by_string: _Optional[_Mapping[str, str]] = ..., by_bool: _Optional[_Mapping[bool, str]] = ..., by_int32: _Optional[_Mapping[int, int]] = ..., by_int64: _Optional[_Mapping[int, float]] = ..., by_uint32: _Optional[_Mapping[int, float]] = ..., by_uint64: _Optional[_Mapping[int, bool]] = ..., by_sint32: _Optional[_Mapping[int, int]] = ..., by_sint64: _Optional[_Mapping[int, int]] = ..., by_fixed32: _Optional[_Mapping[int, bytes]] = ..., by_fixed64: _Optional[_Mapping[int, Size]] = ..., by_sfixed32: _Optional[_Mapping[int, Point]] = ..., by_sfixed64: _Optional[_Mapping[int, Maps]] = ..., files: _Optional[_Mapping[str, bytes]] = ..., sizes: _Optional[_Mapping[str, Size]] = ..., lists: _Optional[_Mapping[str, Collections]] = ...) -> None: ...

class Choices(_message.Message):
    __slots__ = ("number", "large_number", "fraction", "flag", "text", "data", "size", "point", "lists", "moment", "wrapped", "nothing", "again", "beside", "deliver_to", "collect_from")
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    LARGE_NUMBER_FIELD_NUMBER: _ClassVar[int]
    FRACTION_FIELD_NUMBER: _ClassVar[int]
    FLAG_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    DATA_FIELD_NUMBER: _ClassVar[int]
    SIZE_FIELD_NUMBER: _ClassVar[int]
    POINT_FIELD_NUMBER: _ClassVar[int]
    LISTS_FIELD_NUMBER: _ClassVar[int]
    MOMENT_FIELD_NUMBER: _ClassVar[int]
    WRAPPED_FIELD_NUMBER: _ClassVar[int]
    NOTHING_FIELD_NUMBER: _ClassVar[int]
    AGAIN_FIELD_NUMBER: _ClassVar[int]
    BESIDE_FIELD_NUMBER: _ClassVar[int]
    DELIVER_TO_FIELD_NUMBER: _ClassVar[int]
    COLLECT_FROM_FIELD_NUMBER: _ClassVar[int]
    number: int
    large_number: int
    fraction: float
    flag: bool
    text: str
    data: bytes
    size: Size
    point: Point
    lists: Collections
    moment: _timestamp_pb2.Timestamp
    wrapped: _wrappers_pb2.StringValue
    nothing: _empty_pb2.Empty
    again: Choices
    beside: str
    deliver_to: Point
    collect_from: str
    def __init__(self, number: _Optional[int] = ..., large_number: _Optional[int] = ..., fraction: _Optional[float] = ..., flag: _Optional[bool] = ..., text: _Optional[str] = ..., data: _Optional[bytes] = ..., size: _Optional[_Union[Size, str]] = ..., point: _Optional[_Union[Point, _Mapping]] = ..., lists: _Optional[_Union[Collections, _Mapping]] = ..., moment: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., wrapped: _Optional[_Union[_wrappers_pb2.StringValue, _Mapping]] = ..., nothing: _Optional[_Union[_empty_pb2.Empty, _Mapping]] = ..., again: _Optional[_Union[Choices, _Mapping]] = ..., beside: _Optional[str] = ..., deliver_to: _Optional[_Union[Point, _Mapping]] = ..., collect_from: _Optional[str] = ...) -> None: ...

class Tree(_message.Message):
    __slots__ = ("label", "left", "right", "children", "named", "nest", "leaf", "graft")
    class NamedEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: Tree
        def __init__(self, key: _Optional[str] = ..., value: _Optional[_Union[Tree, _Mapping]] = ...) -> None: ...
    LABEL_FIELD_NUMBER: _ClassVar[int]
    LEFT_FIELD_NUMBER: _ClassVar[int]
    RIGHT_FIELD_NUMBER: _ClassVar[int]
    CHILDREN_FIELD_NUMBER: _ClassVar[int]
    NAMED_FIELD_NUMBER: _ClassVar[int]
    NEST_FIELD_NUMBER: _ClassVar[int]
    LEAF_FIELD_NUMBER: _ClassVar[int]
    GRAFT_FIELD_NUMBER: _ClassVar[int]
    label: str
    left: Tree
    right: Tree
    children: _containers.RepeatedCompositeFieldContainer[Tree]
    named: _containers.MessageMap[str, Tree]
    nest: Nest
    leaf: bool
    graft: Tree
    def __init__(self, label: _Optional[str] = ..., left: _Optional[_Union[Tree, _Mapping]] = ..., right: _Optional[_Union[Tree, _Mapping]] = ..., children: _Optional[_Iterable[_Union[Tree, _Mapping]]] = ..., named: _Optional[_Mapping[str, Tree]] = ..., nest: _Optional[_Union[Nest, _Mapping]] = ..., leaf: _Optional[bool] = ..., graft: _Optional[_Union[Tree, _Mapping]] = ...) -> None: ...

class Nest(_message.Message):
    __slots__ = ("birds", "tree")
    BIRDS_FIELD_NUMBER: _ClassVar[int]
    TREE_FIELD_NUMBER: _ClassVar[int]
    birds: _containers.RepeatedScalarFieldContainer[str]
    tree: Tree
    def __init__(self, birds: _Optional[_Iterable[str]] = ..., tree: _Optional[_Union[Tree, _Mapping]] = ...) -> None: ...
