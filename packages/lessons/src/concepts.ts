import type { Concept } from "@grpc-playground/call";

/** The ideas that events of a call link to. A record, so that one more of them cannot be forgotten here. */
const ofEvents: Readonly<Record<Concept, true>> = {
  "rpc-types": true,
  headers: true,
  messages: true,
  "half-close": true,
  trailers: true,
  status: true,
  deadlines: true,
  cancellation: true,
  "flow-control": true,
};

/** The ideas that only lessons have. */
const ofLessons = [
  "rpc",
  "contract",
  "generated-code",
  "protobuf",
  "server-anatomy",
  "client-anatomy",
  "status-codes",
  "error-details",
  "metadata",
  "interceptors",
  "compression",
  "retries",
  "idempotency",
  "health",
  "reflection",
  "load-balancing",
  "protocols",
  "rest",
  "http2",
  "tls",
] as const;

/** An idea that a lesson teaches. */
export type LessonConcept = Concept | (typeof ofLessons)[number];

/** All of them, in no order that means anything. */
export const lessonConcepts: readonly LessonConcept[] = [
  // A record's keys are its own, though their type is forgotten.
  ...(Object.keys(ofEvents) as Concept[]),
  ...ofLessons,
];
