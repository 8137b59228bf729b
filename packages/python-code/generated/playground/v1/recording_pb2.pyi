from google.protobuf import descriptor_pb2 as _descriptor_pb2
from playground.v1 import witness_pb2 as _witness_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Recording(_message.Message):
    __slots__ = ("version", "protocol", "target", "service", "method", "files", "started_at", "redacted", "dropped", "events", "wire", "seen", "unheard")
    class Dropped(_message.Message):
        __slots__ = ("sent", "sent_bytes", "received", "received_bytes")
        SENT_FIELD_NUMBER: _ClassVar[int]
        SENT_BYTES_FIELD_NUMBER: _ClassVar[int]
        RECEIVED_FIELD_NUMBER: _ClassVar[int]
        RECEIVED_BYTES_FIELD_NUMBER: _ClassVar[int]
        sent: int
        sent_bytes: int
        received: int
        received_bytes: int
        def __init__(self, sent: _Optional[int] = ..., sent_bytes: _Optional[int] = ..., received: _Optional[int] = ..., received_bytes: _Optional[int] = ...) -> None: ...
    class Event(_message.Message):
        __slots__ = ("at", "request_headers", "sent", "received", "half_closed", "response_headers", "trailers", "cancelled", "paused", "resumed", "status")
        AT_FIELD_NUMBER: _ClassVar[int]
        REQUEST_HEADERS_FIELD_NUMBER: _ClassVar[int]
        SENT_FIELD_NUMBER: _ClassVar[int]
        RECEIVED_FIELD_NUMBER: _ClassVar[int]
        HALF_CLOSED_FIELD_NUMBER: _ClassVar[int]
        RESPONSE_HEADERS_FIELD_NUMBER: _ClassVar[int]
        TRAILERS_FIELD_NUMBER: _ClassVar[int]
        CANCELLED_FIELD_NUMBER: _ClassVar[int]
        PAUSED_FIELD_NUMBER: _ClassVar[int]
        RESUMED_FIELD_NUMBER: _ClassVar[int]
        STATUS_FIELD_NUMBER: _ClassVar[int]
        at: float
        request_headers: Recording.RequestHeaders
        sent: bytes
        received: bytes
        half_closed: Recording.HalfClosed
        response_headers: Recording.Headers
        trailers: Recording.Trailers
        cancelled: Recording.Cancelled
        paused: Recording.Paused
        resumed: Recording.Resumed
        status: Recording.Status
        def __init__(self, at: _Optional[float] = ..., request_headers: _Optional[_Union[Recording.RequestHeaders, _Mapping]] = ..., sent: _Optional[bytes] = ..., received: _Optional[bytes] = ..., half_closed: _Optional[_Union[Recording.HalfClosed, _Mapping]] = ..., response_headers: _Optional[_Union[Recording.Headers, _Mapping]] = ..., trailers: _Optional[_Union[Recording.Trailers, _Mapping]] = ..., cancelled: _Optional[_Union[Recording.Cancelled, _Mapping]] = ..., paused: _Optional[_Union[Recording.Paused, _Mapping]] = ..., resumed: _Optional[_Union[Recording.Resumed, _Mapping]] = ..., status: _Optional[_Union[Recording.Status, _Mapping]] = ...) -> None: ...
    class Header(_message.Message):
        __slots__ = ("name", "value", "withheld")
        NAME_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        WITHHELD_FIELD_NUMBER: _ClassVar[int]
        name: str
        value: str
        withheld: bool
        def __init__(self, name: _Optional[str] = ..., value: _Optional[str] = ..., withheld: _Optional[bool] = ...) -> None: ...
    class Headers(_message.Message):
        __slots__ = ("headers",)
        HEADERS_FIELD_NUMBER: _ClassVar[int]
        headers: _containers.RepeatedCompositeFieldContainer[Recording.Header]
        def __init__(self, headers: _Optional[_Iterable[_Union[Recording.Header, _Mapping]]] = ...) -> None: ...
    class RequestHeaders(_message.Message):
        __slots__ = ("headers", "timeout_ms", "complete")
        HEADERS_FIELD_NUMBER: _ClassVar[int]
        TIMEOUT_MS_FIELD_NUMBER: _ClassVar[int]
        COMPLETE_FIELD_NUMBER: _ClassVar[int]
        headers: _containers.RepeatedCompositeFieldContainer[Recording.Header]
        timeout_ms: float
        complete: bool
        def __init__(self, headers: _Optional[_Iterable[_Union[Recording.Header, _Mapping]]] = ..., timeout_ms: _Optional[float] = ..., complete: _Optional[bool] = ...) -> None: ...
    class HalfClosed(_message.Message):
        __slots__ = ()
        def __init__(self) -> None: ...
    class Paused(_message.Message):
        __slots__ = ()
        def __init__(self) -> None: ...
    class Resumed(_message.Message):
        __slots__ = ("paused_ms",)
        PAUSED_MS_FIELD_NUMBER: _ClassVar[int]
        paused_ms: float
        def __init__(self, paused_ms: _Optional[float] = ...) -> None: ...
    class Trailers(_message.Message):
        __slots__ = ("trailers", "trailers_only")
        TRAILERS_FIELD_NUMBER: _ClassVar[int]
        TRAILERS_ONLY_FIELD_NUMBER: _ClassVar[int]
        trailers: _containers.RepeatedCompositeFieldContainer[Recording.Header]
        trailers_only: bool
        def __init__(self, trailers: _Optional[_Iterable[_Union[Recording.Header, _Mapping]]] = ..., trailers_only: _Optional[bool] = ...) -> None: ...
    class Cancelled(_message.Message):
        __slots__ = ("by_deadline",)
        BY_DEADLINE_FIELD_NUMBER: _ClassVar[int]
        by_deadline: bool
        def __init__(self, by_deadline: _Optional[bool] = ...) -> None: ...
    class Status(_message.Message):
        __slots__ = ("code", "message", "details", "by_client")
        CODE_FIELD_NUMBER: _ClassVar[int]
        MESSAGE_FIELD_NUMBER: _ClassVar[int]
        DETAILS_FIELD_NUMBER: _ClassVar[int]
        BY_CLIENT_FIELD_NUMBER: _ClassVar[int]
        code: int
        message: str
        details: _containers.RepeatedCompositeFieldContainer[Recording.Detail]
        by_client: bool
        def __init__(self, code: _Optional[int] = ..., message: _Optional[str] = ..., details: _Optional[_Iterable[_Union[Recording.Detail, _Mapping]]] = ..., by_client: _Optional[bool] = ...) -> None: ...
    class Seen(_message.Message):
        __slots__ = ("by_client", "sighting")
        BY_CLIENT_FIELD_NUMBER: _ClassVar[int]
        SIGHTING_FIELD_NUMBER: _ClassVar[int]
        by_client: bool
        sighting: _witness_pb2.Sighting
        def __init__(self, by_client: _Optional[bool] = ..., sighting: _Optional[_Union[_witness_pb2.Sighting, _Mapping]] = ...) -> None: ...
    class Detail(_message.Message):
        __slots__ = ("type", "value")
        TYPE_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        type: str
        value: bytes
        def __init__(self, type: _Optional[str] = ..., value: _Optional[bytes] = ...) -> None: ...
    class Wire(_message.Message):
        __slots__ = ("up", "down", "request", "response", "records", "connection")
        UP_FIELD_NUMBER: _ClassVar[int]
        DOWN_FIELD_NUMBER: _ClassVar[int]
        REQUEST_FIELD_NUMBER: _ClassVar[int]
        RESPONSE_FIELD_NUMBER: _ClassVar[int]
        RECORDS_FIELD_NUMBER: _ClassVar[int]
        CONNECTION_FIELD_NUMBER: _ClassVar[int]
        up: Recording.Body
        down: Recording.Body
        request: Recording.Head
        response: Recording.Head
        records: _containers.RepeatedCompositeFieldContainer[Recording.Record]
        connection: _containers.RepeatedCompositeFieldContainer[Recording.Connection]
        def __init__(self, up: _Optional[_Union[Recording.Body, _Mapping]] = ..., down: _Optional[_Union[Recording.Body, _Mapping]] = ..., request: _Optional[_Union[Recording.Head, _Mapping]] = ..., response: _Optional[_Union[Recording.Head, _Mapping]] = ..., records: _Optional[_Iterable[_Union[Recording.Record, _Mapping]]] = ..., connection: _Optional[_Iterable[_Union[Recording.Connection, _Mapping]]] = ...) -> None: ...
    class Body(_message.Message):
        __slots__ = ("enveloped", "parts", "pending", "dropped_bytes", "dropped_parts")
        ENVELOPED_FIELD_NUMBER: _ClassVar[int]
        PARTS_FIELD_NUMBER: _ClassVar[int]
        PENDING_FIELD_NUMBER: _ClassVar[int]
        DROPPED_BYTES_FIELD_NUMBER: _ClassVar[int]
        DROPPED_PARTS_FIELD_NUMBER: _ClassVar[int]
        enveloped: bool
        parts: _containers.RepeatedCompositeFieldContainer[Recording.Part]
        pending: bytes
        dropped_bytes: int
        dropped_parts: int
        def __init__(self, enveloped: _Optional[bool] = ..., parts: _Optional[_Iterable[_Union[Recording.Part, _Mapping]]] = ..., pending: _Optional[bytes] = ..., dropped_bytes: _Optional[int] = ..., dropped_parts: _Optional[int] = ...) -> None: ...
    class Part(_message.Message):
        __slots__ = ("at", "bytes")
        AT_FIELD_NUMBER: _ClassVar[int]
        BYTES_FIELD_NUMBER: _ClassVar[int]
        at: float
        bytes: bytes
        def __init__(self, at: _Optional[float] = ..., bytes: _Optional[bytes] = ...) -> None: ...
    class Head(_message.Message):
        __slots__ = ("at", "method", "url", "status", "status_text", "headers")
        AT_FIELD_NUMBER: _ClassVar[int]
        METHOD_FIELD_NUMBER: _ClassVar[int]
        URL_FIELD_NUMBER: _ClassVar[int]
        STATUS_FIELD_NUMBER: _ClassVar[int]
        STATUS_TEXT_FIELD_NUMBER: _ClassVar[int]
        HEADERS_FIELD_NUMBER: _ClassVar[int]
        at: float
        method: str
        url: str
        status: int
        status_text: str
        headers: _containers.RepeatedCompositeFieldContainer[Recording.Header]
        def __init__(self, at: _Optional[float] = ..., method: _Optional[str] = ..., url: _Optional[str] = ..., status: _Optional[int] = ..., status_text: _Optional[str] = ..., headers: _Optional[_Iterable[_Union[Recording.Header, _Mapping]]] = ...) -> None: ...
    class Record(_message.Message):
        __slots__ = ("at", "up", "bytes", "skipped_frames", "skipped_bytes")
        AT_FIELD_NUMBER: _ClassVar[int]
        UP_FIELD_NUMBER: _ClassVar[int]
        BYTES_FIELD_NUMBER: _ClassVar[int]
        SKIPPED_FRAMES_FIELD_NUMBER: _ClassVar[int]
        SKIPPED_BYTES_FIELD_NUMBER: _ClassVar[int]
        at: float
        up: bool
        bytes: bytes
        skipped_frames: int
        skipped_bytes: int
        def __init__(self, at: _Optional[float] = ..., up: _Optional[bool] = ..., bytes: _Optional[bytes] = ..., skipped_frames: _Optional[int] = ..., skipped_bytes: _Optional[int] = ...) -> None: ...
    class Connection(_message.Message):
        __slots__ = ("at", "state", "detail")
        AT_FIELD_NUMBER: _ClassVar[int]
        STATE_FIELD_NUMBER: _ClassVar[int]
        DETAIL_FIELD_NUMBER: _ClassVar[int]
        at: float
        state: str
        detail: str
        def __init__(self, at: _Optional[float] = ..., state: _Optional[str] = ..., detail: _Optional[str] = ...) -> None: ...
    VERSION_FIELD_NUMBER: _ClassVar[int]
    PROTOCOL_FIELD_NUMBER: _ClassVar[int]
    TARGET_FIELD_NUMBER: _ClassVar[int]
    SERVICE_FIELD_NUMBER: _ClassVar[int]
    METHOD_FIELD_NUMBER: _ClassVar[int]
    FILES_FIELD_NUMBER: _ClassVar[int]
    STARTED_AT_FIELD_NUMBER: _ClassVar[int]
    REDACTED_FIELD_NUMBER: _ClassVar[int]
    DROPPED_FIELD_NUMBER: _ClassVar[int]
    EVENTS_FIELD_NUMBER: _ClassVar[int]
    WIRE_FIELD_NUMBER: _ClassVar[int]
    SEEN_FIELD_NUMBER: _ClassVar[int]
    UNHEARD_FIELD_NUMBER: _ClassVar[int]
    version: int
    protocol: str
    target: str
    service: str
    method: str
    files: _descriptor_pb2.FileDescriptorSet
    started_at: int
    redacted: bool
    dropped: Recording.Dropped
    events: _containers.RepeatedCompositeFieldContainer[Recording.Event]
    wire: Recording.Wire
    seen: _containers.RepeatedCompositeFieldContainer[Recording.Seen]
    unheard: str
    def __init__(self, version: _Optional[int] = ..., protocol: _Optional[str] = ..., target: _Optional[str] = ..., service: _Optional[str] = ..., method: _Optional[str] = ..., files: _Optional[_Union[_descriptor_pb2.FileDescriptorSet, _Mapping]] = ..., started_at: _Optional[int] = ..., redacted: _Optional[bool] = ..., dropped: _Optional[_Union[Recording.Dropped, _Mapping]] = ..., events: _Optional[_Iterable[_Union[Recording.Event, _Mapping]]] = ..., wire: _Optional[_Union[Recording.Wire, _Mapping]] = ..., seen: _Optional[_Iterable[_Union[Recording.Seen, _Mapping]]] = ..., unheard: _Optional[str] = ...) -> None: ...
