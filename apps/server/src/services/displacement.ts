import { Code, ConnectError } from "@connectrpc/connect";
import { DisplacementService } from "@grpc-playground/gen/displacement_pb";
import {
  BadRequestSchema,
  PreconditionFailureSchema,
} from "@grpc-playground/gen/google/rpc/error_details_pb";
import { defineService } from "./service.ts";

/** The straight-line distance between two points, both of which have to be given. */
export const displacement = defineService(DisplacementService, {
  computeDisplacement({ start, end }) {
    if (start === undefined || end === undefined) {
      throw missing([
        ...(start === undefined ? ["start"] : []),
        ...(end === undefined ? ["end"] : []),
      ]);
    }
    // JSON would show the digits that a float does not have.
    return { distance: Math.fround(Math.hypot(end.x - start.x, end.y - start.y)) };
  },
});

/** Says which points are missing twice: for people who read violations, and for forms. */
function missing(fields: readonly string[]): ConnectError {
  const description = "is needed: two points make a distance";
  return new ConnectError(
    `${fields.join(" and ")} missing: a distance needs both points`,
    Code.FailedPrecondition,
    undefined,
    [
      {
        desc: PreconditionFailureSchema,
        value: {
          violations: fields.map((subject) => ({ type: "MISSING_POINT", subject, description })),
        },
      },
      {
        desc: BadRequestSchema,
        value: { fieldViolations: fields.map((field) => ({ field, description })) },
      },
    ],
  );
}
