from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class BalancingPolicy(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PICK_FIRST: _ClassVar[BalancingPolicy]
    ROUND_ROBIN: _ClassVar[BalancingPolicy]
PICK_FIRST: BalancingPolicy
ROUND_ROBIN: BalancingPolicy

class ListServersRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class ListServersResponse(_message.Message):
    __slots__ = ("servers",)
    SERVERS_FIELD_NUMBER: _ClassVar[int]
    servers: _containers.RepeatedCompositeFieldContainer[PracticeServer]
    def __init__(self, servers: _Optional[_Iterable[_Union[PracticeServer, _Mapping]]] = ...) -> None: ...

class PracticeServer(_message.Message):
    __slots__ = ("name", "address", "tls", "about")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ADDRESS_FIELD_NUMBER: _ClassVar[int]
    TLS_FIELD_NUMBER: _ClassVar[int]
    ABOUT_FIELD_NUMBER: _ClassVar[int]
    name: str
    address: str
    tls: bool
    about: str
    def __init__(self, name: _Optional[str] = ..., address: _Optional[str] = ..., tls: _Optional[bool] = ..., about: _Optional[str] = ...) -> None: ...

class KillServerRequest(_message.Message):
    __slots__ = ("name",)
    NAME_FIELD_NUMBER: _ClassVar[int]
    name: str
    def __init__(self, name: _Optional[str] = ...) -> None: ...

class KillServerResponse(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class BalanceRequest(_message.Message):
    __slots__ = ("policy", "servers", "calls", "kill_after")
    POLICY_FIELD_NUMBER: _ClassVar[int]
    SERVERS_FIELD_NUMBER: _ClassVar[int]
    CALLS_FIELD_NUMBER: _ClassVar[int]
    KILL_AFTER_FIELD_NUMBER: _ClassVar[int]
    policy: BalancingPolicy
    servers: int
    calls: int
    kill_after: int
    def __init__(self, policy: _Optional[_Union[BalancingPolicy, str]] = ..., servers: _Optional[int] = ..., calls: _Optional[int] = ..., kill_after: _Optional[int] = ...) -> None: ...

class BalancedCall(_message.Message):
    __slots__ = ("call", "peer", "server", "message", "code")
    CALL_FIELD_NUMBER: _ClassVar[int]
    PEER_FIELD_NUMBER: _ClassVar[int]
    SERVER_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    call: int
    peer: str
    server: int
    message: str
    code: str
    def __init__(self, call: _Optional[int] = ..., peer: _Optional[str] = ..., server: _Optional[int] = ..., message: _Optional[str] = ..., code: _Optional[str] = ...) -> None: ...
