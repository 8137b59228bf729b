import { sendsStream } from "@grpc-playground/call";
import type { Change } from "./change.ts";
import { twinOf } from "./twin-type.ts";

export const wrongType: Change = {
  id: "wrong-type",
  about: ({ method }) =>
    `One message, encoded by another version of ${method.input.name}: the same names and numbers, but texts where numbers belong, and numbers where it has texts or messages. Nothing on the wire names a type.`,
  blocked: ({ method }) =>
    twinOf(method.input) === undefined
      ? `${method.input.name} has no fields, so nothing in it can have a wrong type.`
      : undefined,
  run: (finished, { start }) => {
    const { method, protocol, timeoutMs } = finished;
    const twin = twinOf(method.input);
    if (twin === undefined) throw new Error(`${method.input.typeName} has no fields.`);
    const call = start({
      protocol,
      method: { ...method, input: twin.desc },
      request: twin.message,
      timeoutMs,
    });
    if (sendsStream(method.methodKind)) call.halfClose();
    return Promise.resolve(call);
  },
  because: ({ protocol }, after) => {
    if (after.code !== 0) {
      return protocol === "connect-json"
        ? "In JSON a text is plainly no number, so the server could say what was wrong."
        : "A field's bytes begin with its number and its wire type. The server's parser stumbled over one that did not fit, so the service's own code never ran. Other parsers pass such a field by as unknown, and answer OK.";
    }
    return "The server's parser passed the fields over as unknown, since their wire types did not fit, and the service saw a message without them. That is why a contract's field numbers are never used anew for another type.";
  },
};
