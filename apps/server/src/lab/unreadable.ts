import { Code, ConnectError } from "@connectrpc/connect";
import { BadRequestSchema } from "@grpc-playground/gen/google/rpc/error_details_pb";

/** INVALID_ARGUMENT for a lab header: its name, what it held, and what it may hold. */
export function unreadable(name: string, value: string, hint: string): ConnectError {
  const shown = value.length > 64 ? `${value.slice(0, 64)}...` : value;
  const description = `cannot read "${shown}"; ${hint}`;
  return new ConnectError(`${name}: ${description}`, Code.InvalidArgument, undefined, [
    { desc: BadRequestSchema, value: { fieldViolations: [{ field: name, description }] } },
  ]);
}
