import { toJson, type JsonValue } from "@bufbuild/protobuf";
import type { MessageEvent } from "@grpc-playground/call";
import type { CallEvidence } from "./evidence.ts";

/** Of so many kept messages of a direction a check reads the fields: the first ones. */
const mostRead = 1_000;

/** A message is turned into JSON once, however often it is asked for. */
const known = new WeakMap<MessageEvent, JsonValue | null>();

/** A message as ProtoJSON with every field that has a default; null where it has none (an Any of an unknown type). */
function jsonOf(call: CallEvidence, event: MessageEvent): JsonValue | null {
  const before = known.get(event);
  if (before !== undefined) return before;
  const { input, output } = call.method;
  const desc = event.kind === "message-sent" ? input : output;
  let json: JsonValue | null = null;
  try {
    json = toJson(desc, event.message, {
      alwaysEmitImplicit: true,
      ...(call.registry === undefined ? {} : { registry: call.registry }),
    });
  } catch {
    // What has no JSON has no fields that a lesson could ask for.
  }
  known.set(event, json);
  return json;
}

/** The first thousand kept messages of a direction, as ProtoJSON. */
export function* messagesAsJson(
  call: CallEvidence,
  kind: MessageEvent["kind"],
): Generator<JsonValue> {
  const { messages } = call.log;
  let read = 0;
  // Twice as many are passed, so that a busy other direction does not make it long.
  for (let index = 0; index < messages.length && index < 2 * mostRead; index += 1) {
    const event = messages.at(index);
    if (event?.kind !== kind) continue;
    const json = jsonOf(call, event);
    if (json !== null) yield json;
    read += 1;
    if (read === mostRead) return;
  }
}
