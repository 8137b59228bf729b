from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf.internal import python_message as _python_message
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Gear(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    GEAR_NEUTRAL: _ClassVar[Gear]
    GEAR_FIRST: _ClassVar[Gear]
    GEAR_REVERSE: _ClassVar[Gear]
GEAR_NEUTRAL: Gear
GEAR_FIRST: Gear
GEAR_REVERSE: Gear
REMARK_FIELD_NUMBER: _ClassVar[int]
remark: _descriptor.FieldDescriptor
SPARE_PARTS_FIELD_NUMBER: _ClassVar[int]
spare_parts: _descriptor.FieldDescriptor

class Modern(_message.Message):
    __slots__ = ("explicit_text", "implicit_number", "required_text", "delimited_part", "delimited_parts", "part", "gear", "expanded_numbers", "packed_numbers", "doors", "parts_by_name", "litres", "motor")
    Extensions: _python_message._ExtensionDict
    class PartsByNameEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: Part
        def __init__(self, key: _Optional[str] = ..., value: _Optional[_Union[Part, _Mapping]] = ...) -> None: ...
    EXPLICIT_TEXT_FIELD_NUMBER: _ClassVar[int]
    IMPLICIT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    REQUIRED_TEXT_FIELD_NUMBER: _ClassVar[int]
    DELIMITED_PART_FIELD_NUMBER: _ClassVar[int]
    DELIMITED_PARTS_FIELD_NUMBER: _ClassVar[int]
    PART_FIELD_NUMBER: _ClassVar[int]
    GEAR_FIELD_NUMBER: _ClassVar[int]
    EXPANDED_NUMBERS_FIELD_NUMBER: _ClassVar[int]
    PACKED_NUMBERS_FIELD_NUMBER: _ClassVar[int]
    DOORS_FIELD_NUMBER: _ClassVar[int]
    PARTS_BY_NAME_FIELD_NUMBER: _ClassVar[int]
    LITRES_FIELD_NUMBER: _ClassVar[int]
    MOTOR_FIELD_NUMBER: _ClassVar[int]
    explicit_text: str
    implicit_number: int
    required_text: str
    delimited_part: Part
    delimited_parts: _containers.RepeatedCompositeFieldContainer[Part]
    part: Part
    gear: Gear
    expanded_numbers: _containers.RepeatedScalarFieldContainer[int]
    packed_numbers: _containers.RepeatedScalarFieldContainer[int]
    doors: int
    parts_by_name: _containers.MessageMap[str, Part]
    litres: float
    motor: Part
    def __init__(self, explicit_text: _Optional[str] = ..., implicit_number: _Optional[int] = ..., required_text: _Optional[str] = ..., delimited_part: _Optional[_Union[Part, _Mapping]] = ..., delimited_parts: _Optional[_Iterable[_Union[Part, _Mapping]]] = ..., part: _Optional[_Union[Part, _Mapping]] = ..., gear: _Optional[_Union[Gear, str]] = ..., expanded_numbers: _Optional[_Iterable[int]] = ..., packed_numbers: _Optional[_Iterable[int]] = ..., doors: _Optional[int] = ..., parts_by_name: _Optional[_Mapping[str, Part]] = ..., litres: _Optional[float] = ..., motor: _Optional[_Union[Part, _Mapping]] = ...) -> None: ...

class Part(_message.Message):
    __slots__ = ("name", "left", "inner")
    NAME_FIELD_NUMBER: _ClassVar[int]
    LEFT_FIELD_NUMBER: _ClassVar[int]
    INNER_FIELD_NUMBER: _ClassVar[int]
    name: str
    left: int
    inner: Part
    def __init__(self, name: _Optional[str] = ..., left: _Optional[int] = ..., inner: _Optional[_Union[Part, _Mapping]] = ...) -> None: ...
