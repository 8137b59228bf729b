/** The names of the gRPC status codes; the place in the list is the number on the wire. */
export const statusNames = [
  "OK",
  "CANCELLED",
  "UNKNOWN",
  "INVALID_ARGUMENT",
  "DEADLINE_EXCEEDED",
  "NOT_FOUND",
  "ALREADY_EXISTS",
  "PERMISSION_DENIED",
  "RESOURCE_EXHAUSTED",
  "FAILED_PRECONDITION",
  "ABORTED",
  "OUT_OF_RANGE",
  "UNIMPLEMENTED",
  "INTERNAL",
  "UNAVAILABLE",
  "DATA_LOSS",
  "UNAUTHENTICATED",
] as const;

export type StatusName = (typeof statusNames)[number];

/** The name of a status code; a number outside 0 to 16 counts as UNKNOWN, as gRPC clients do. */
export function statusName(code: number): StatusName {
  return statusNames[code] ?? "UNKNOWN";
}

/** The number of a status name on the wire. */
export function statusCode(name: StatusName): number {
  return statusNames.indexOf(name);
}
