import type { MessageValue, Value } from "../value.ts";

/** Why protobufjs, which reads .proto files for grpc-js, cannot send these; undefined where it can. */
export function unsupported(messages: readonly MessageValue[]): string | undefined {
  for (const message of messages) {
    for (const { extension, value } of message.fields) {
      const why =
        extension === undefined
          ? ofValue(value)
          : "it has no place for extensions in plain objects";
      if (why !== undefined) return sentence(why);
    }
  }
  return undefined;
}

function sentence(why: string): string {
  return why.endsWith("instead.")
    ? why
    : `grpc-js reads .proto files by protobufjs, and ${why}. Use connect-node instead.`;
}

function ofValue(value: Value): string | undefined {
  switch (value.kind) {
    case "message":
      return unsupported([value]);
    case "list":
      return unsupported(value.items.filter((item) => item.kind === "message"));
    case "map":
      if (value.entries.some(([key]) => key.kind === "bool" && !key.value)) {
        return "it sends the key false of a map as true";
      }
      return unsupported(
        value.entries.map(([, item]) => item).filter((item) => item.kind === "message"),
      );
    default:
      return undefined;
  }
}
