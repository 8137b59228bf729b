import type { JsonValue } from "@bufbuild/protobuf";
import type { CallEvidence } from "./evidence.ts";
import { fieldOf } from "./match-json.ts";
import { messagesAsJson } from "./message-json.ts";

/** The different values of a field in a call's replies, as text; empty ones are none. */
export function replyValues(call: CallEvidence, field: string): ReadonlySet<string> {
  const values = new Set<string>();
  for (const reply of messagesAsJson(call, "message-received")) {
    const value: JsonValue | undefined = fieldOf(reply, field);
    if (value === undefined || value === null || value === "") continue;
    values.add(typeof value === "string" ? value : JSON.stringify(value));
  }
  return values;
}
