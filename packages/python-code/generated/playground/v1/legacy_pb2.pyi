from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf.internal import python_message as _python_message
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Heat(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    HEAT_LOW: _ClassVar[Heat]
    HEAT_MEDIUM: _ClassVar[Heat]
    HEAT_HIGH: _ClassVar[Heat]
HEAT_LOW: Heat
HEAT_MEDIUM: Heat
HEAT_HIGH: Heat
NICKNAME_FIELD_NUMBER: _ClassVar[int]
nickname: _descriptor.FieldDescriptor
LUCKY_NUMBERS_FIELD_NUMBER: _ClassVar[int]
lucky_numbers: _descriptor.FieldDescriptor
FINISHING_HEAT_FIELD_NUMBER: _ClassVar[int]
finishing_heat: _descriptor.FieldDescriptor
STAMP_FIELD_NUMBER: _ClassVar[int]
stamp: _descriptor.FieldDescriptor

class Legacy(_message.Message):
    __slots__ = ("title", "portions", "note", "heat", "steps", "label", "step", "budget", "salted", "seal", "limit", "loose", "packed", "revision")
    Extensions: _python_message._ExtensionDict
    class Label(_message.Message):
        __slots__ = ("text", "points")
        TEXT_FIELD_NUMBER: _ClassVar[int]
        POINTS_FIELD_NUMBER: _ClassVar[int]
        text: str
        points: int
        def __init__(self, text: _Optional[str] = ..., points: _Optional[int] = ...) -> None: ...
    class Step(_message.Message):
        __slots__ = ("instruction", "minutes")
        INSTRUCTION_FIELD_NUMBER: _ClassVar[int]
        MINUTES_FIELD_NUMBER: _ClassVar[int]
        instruction: str
        minutes: int
        def __init__(self, instruction: _Optional[str] = ..., minutes: _Optional[int] = ...) -> None: ...
    TITLE_FIELD_NUMBER: _ClassVar[int]
    PORTIONS_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    HEAT_FIELD_NUMBER: _ClassVar[int]
    STEPS_FIELD_NUMBER: _ClassVar[int]
    LABEL_FIELD_NUMBER: _ClassVar[int]
    STEP_FIELD_NUMBER: _ClassVar[int]
    BUDGET_FIELD_NUMBER: _ClassVar[int]
    SALTED_FIELD_NUMBER: _ClassVar[int]
    SEAL_FIELD_NUMBER: _ClassVar[int]
    LIMIT_FIELD_NUMBER: _ClassVar[int]
    LOOSE_FIELD_NUMBER: _ClassVar[int]
    PACKED_FIELD_NUMBER: _ClassVar[int]
    REVISION_FIELD_NUMBER: _ClassVar[int]
    title: str
    portions: int
    note: str
    heat: Heat
    steps: _containers.RepeatedScalarFieldContainer[Heat]
    label: Legacy.Label
    step: _containers.RepeatedCompositeFieldContainer[Legacy.Step]
    budget: int
    salted: bool
    seal: bytes
    limit: float
    loose: _containers.RepeatedScalarFieldContainer[int]
    packed: _containers.RepeatedScalarFieldContainer[int]
    revision: int
    def __init__(self, title: _Optional[str] = ..., portions: _Optional[int] = ..., note: _Optional[str] = ..., heat: _Optional[_Union[Heat, str]] = ..., steps: _Optional[_Iterable[_Union[Heat, str]]] = ..., label: _Optional[_Union[Legacy.Label, _Mapping]] = ..., step: _Optional[_Iterable[_Union[Legacy.Step, _Mapping]]] = ..., budget: _Optional[int] = ..., salted: _Optional[bool] = ..., seal: _Optional[bytes] = ..., limit: _Optional[float] = ..., loose: _Optional[_Iterable[int]] = ..., packed: _Optional[_Iterable[int]] = ..., revision: _Optional[int] = ...) -> None: ...

class Review(_message.Message):
    __slots__ = ("author", "stars")
    REVIEW_FIELD_NUMBER: _ClassVar[int]
    review: _descriptor.FieldDescriptor
    MORE_REVIEWS_FIELD_NUMBER: _ClassVar[int]
    more_reviews: _descriptor.FieldDescriptor
    AUTHOR_FIELD_NUMBER: _ClassVar[int]
    STARS_FIELD_NUMBER: _ClassVar[int]
    author: str
    stars: int
    def __init__(self, author: _Optional[str] = ..., stars: _Optional[int] = ...) -> None: ...
