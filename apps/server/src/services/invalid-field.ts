import { Code, ConnectError } from "@connectrpc/connect";
import { BadRequestSchema } from "@grpc-playground/gen/google/rpc/error_details_pb";

/**
 * INVALID_ARGUMENT for one field, said twice: in words for people, and as a
 * `google.rpc.BadRequest` for forms.
 *
 * @param field its name in the .proto
 * @param description what is wrong, to go after the name: "must not be negative, and is -1"
 */
export function invalidField(field: string, description: string): ConnectError {
  return new ConnectError(`${field} ${description}`, Code.InvalidArgument, undefined, [
    { desc: BadRequestSchema, value: { fieldViolations: [{ field, description }] } },
  ]);
}
