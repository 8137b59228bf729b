export { startCall, sendsStream } from "./start-call.ts";
export type { Call, StartCallOptions, TransportLog } from "./start-call.ts";
export type { RequestMessage } from "./request-message.ts";
export { reportRequest } from "./report-request.ts";
export { createCallLog, defaultLimits } from "./call-log.ts";
export type {
  CallCounters,
  CallLog,
  CallLogOptions,
  CallLogWriter,
  LostBefore,
  LogLimits,
} from "./call-log.ts";
export type { Sequence } from "./chunked-queue.ts";
export { isMessageEvent } from "./events.ts";
export type {
  CallEvent,
  CancelledEvent,
  ErrorDetail,
  HalfClosedEvent,
  HeaderEntry,
  MessageEvent,
  MessageReceivedEvent,
  MessageSentEvent,
  Milestone,
  OpenedEvent,
  Origin,
  PausedEvent,
  RequestHeadersEvent,
  ResponseHeadersEvent,
  ResumedEvent,
  RpcType,
  StatusEvent,
  TrailersEvent,
  Unstamped,
} from "./events.ts";
export type { Sighting, SightingLog, SightingLogWriter } from "./sightings/sighting-log.ts";
export { beginAttempt } from "./wire/attempts.ts";
export type { BodyPart, WireBody } from "./wire/body.ts";
export type {
  ConnectionEvent,
  FlowSample,
  HttpHead,
  HttpRequestHead,
  HttpResponseHead,
  Way,
  WireLog,
  WireLogWriter,
  WireRecord,
} from "./wire/wire-log.ts";
export { statusCode, statusName, statusNames } from "./status-codes.ts";
export type { StatusName } from "./status-codes.ts";
export { explain } from "./explain/explain.ts";
export { contextOf, wasReached } from "./explain/context.ts";
export type { Concept, ExplainContext, Explanation, Protocol } from "./explain/context.ts";
export { rpcTypeGuides } from "./explain/rpc-types.ts";
export type { RpcTypeGuide } from "./explain/rpc-types.ts";
export { statusGuides, statusList } from "./explain/status-guide.ts";
export type { StatusGuide } from "./explain/status-guide.ts";
export { bytes, count, duration, ordinal } from "./explain/wording.ts";
