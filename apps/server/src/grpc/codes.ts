import { Code } from "@connectrpc/connect";
import { status } from "@grpc/grpc-js";

// The numbers are the same; the enums of the two libraries are not.
const pairs: readonly [Code, status][] = [
  [Code.Canceled, status.CANCELLED],
  [Code.Unknown, status.UNKNOWN],
  [Code.InvalidArgument, status.INVALID_ARGUMENT],
  [Code.DeadlineExceeded, status.DEADLINE_EXCEEDED],
  [Code.NotFound, status.NOT_FOUND],
  [Code.AlreadyExists, status.ALREADY_EXISTS],
  [Code.PermissionDenied, status.PERMISSION_DENIED],
  [Code.ResourceExhausted, status.RESOURCE_EXHAUSTED],
  [Code.FailedPrecondition, status.FAILED_PRECONDITION],
  [Code.Aborted, status.ABORTED],
  [Code.OutOfRange, status.OUT_OF_RANGE],
  [Code.Unimplemented, status.UNIMPLEMENTED],
  [Code.Internal, status.INTERNAL],
  [Code.Unavailable, status.UNAVAILABLE],
  [Code.DataLoss, status.DATA_LOSS],
  [Code.Unauthenticated, status.UNAUTHENTICATED],
];

const toGrpc = new Map(pairs);
const toConnect = new Map(pairs.map(([code, grpc]) => [grpc, code]));

/** Connect's code as grpc-js has it. */
export function grpcCode(code: Code): status {
  return toGrpc.get(code) ?? status.UNKNOWN;
}

/** grpc-js's code as Connect has it. */
export function connectCode(code: status): Code {
  return toConnect.get(code) ?? Code.Unknown;
}
