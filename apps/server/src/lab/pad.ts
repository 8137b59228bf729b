import { clone, ScalarType, type DescMessage, type Message } from "@bufbuild/protobuf";
import { reflect } from "@bufbuild/protobuf/reflect";

/** Fills a reply's text up to a size, for one reply type. */
export type Pad = <M extends Message>(message: M) => M;

/**
 * Makes the function that fills the first string field of such a message with
 * dots up to `size` UTF-8 bytes. The message that comes in stays as it is: a
 * service may send the same one again. A reply without a string stays small.
 */
export function createPad(desc: DescMessage, size: number): Pad {
  const field = desc.fields.find(
    (candidate) => candidate.fieldKind === "scalar" && candidate.scalar === ScalarType.STRING,
  );
  if (field === undefined) return (message) => message;
  return (message) => {
    const text: unknown = reflect(desc, message).get(field);
    if (typeof text !== "string") return message;
    const lack = size - Buffer.byteLength(text);
    if (lack <= 0) return message;
    const padded = clone(desc, message);
    reflect(desc, padded).set(field, text + ".".repeat(lack));
    // A clone has the type of what was cloned, which `clone` knows as the descriptor's shape only.
    return padded as typeof message;
  };
}
