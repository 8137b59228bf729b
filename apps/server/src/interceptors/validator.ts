import { toBinary } from "@bufbuild/protobuf";
import {
  createValidator,
  violationToProto,
  type Validator,
  type Violation,
} from "@bufbuild/protovalidate";

/** A message above this, in bytes, is told of the first rule that it breaks, and of no other. */
const maxThoroughBytes = 16 * 1024;
/**
 * Bytes of violations in one error. Over gRPC they are in the trailers, of which
 * many clients take 8 KiB, and Node sends 64 KiB at the most.
 */
const maxDetailBytes = 4 * 1024;

/**
 * A validator for what anybody may send. A message of 4 MiB can break rules a
 * million times: to find them all takes a minute, and no answer has room for
 * them. The error's message still counts all that were found.
 */
export function createBoundedValidator(): Validator {
  const quick = createValidator({ failFast: true });
  const thorough = createValidator();
  return {
    validate(schema, message) {
      const first = quick.validate(schema, message);
      if (first.kind !== "invalid" || toBinary(schema, message).byteLength > maxThoroughBytes) {
        return first;
      }
      const all = thorough.validate(schema, message);
      return all.kind === "invalid" ? { ...all, violations: whatFits(all.violations) } : all;
    },
  };
}

function whatFits(violations: readonly Violation[]): Violation[] {
  let bytes = 0;
  const tooMany = violations.findIndex((violation) => {
    const [proto, desc] = violationToProto(violation);
    bytes += toBinary(desc, proto).byteLength;
    return bytes > maxDetailBytes;
  });
  return tooMany === -1 ? [...violations] : violations.slice(0, Math.max(1, tooMany));
}
