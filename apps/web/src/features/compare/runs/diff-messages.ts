import { toBinary, type DescMethod, type Message, type Registry } from "@bufbuild/protobuf";
import type { CallLog, MessageEvent } from "@grpc-playground/call";
import { messageJson } from "../../../shared/lib/message-json.ts";
import { diffJson, type JsonDiff } from "./diff-json.ts";

/** A message of one place in its direction, as the two runs had it. */
export interface MessageDiff {
  readonly kind: MessageEvent["kind"];
  /** From 0, in its direction. */
  readonly index: number;
  readonly a: MessageEvent | undefined;
  readonly b: MessageEvent | undefined;
  /** Undefined where both are the same, or one is missing. */
  readonly diff: JsonDiff | undefined;
}

export interface MessageDiffs {
  readonly rows: readonly MessageDiff[];
  /** How many messages of each run were not looked at, beyond the limits. */
  readonly left: { readonly a: number; readonly b: number };
}

/** Messages of each run that are compared, and bytes of them. */
const maxMessages = 1_000;
const maxBytes = 4 * 1024 * 1024;
/** Changes that are told of one message. */
const maxChanges = 200;

/**
 * The messages of two runs side by side: the third that came with the third
 * that came. Where one of a pair is there and was not looked at, neither is the
 * other: nobody knows whether they differ.
 */
export function diffMessages(
  a: CallLog,
  b: CallLog,
  method: DescMethod,
  registry: Registry,
): MessageDiffs {
  const pairs = new Map<string, { a?: MessageEvent; b?: MessageEvent }>();
  const left = { a: take(a, "a", pairs), b: take(b, "b", pairs) };
  const rows = [...pairs.values()].flatMap((pair) => {
    const event = pair.a ?? pair.b;
    if (event === undefined) return [];
    for (const [side, log] of [
      ["a", b],
      ["b", a],
    ] as const) {
      const other = side === "a" ? pair.b : pair.a;
      if (pair[side] === undefined || other !== undefined || !had(log, event)) continue;
      left[side] += 1;
      return [];
    }
    const schema = event.kind === "message-sent" ? method.input : method.output;
    const diff = pair.a && pair.b && difference(schema, pair.a.message, pair.b.message, registry);
    return [{ kind: event.kind, index: event.index, a: pair.a, b: pair.b, diff }];
  });
  return { rows, left };
}

/** Whether a run had a message in that place, kept or not. */
function had({ counters }: CallLog, { kind, index }: MessageEvent): boolean {
  return index < (kind === "message-sent" ? counters.sent : counters.received);
}

/** Puts a run's first messages beside the other's; answers how many there are beyond. */
function take(
  log: CallLog,
  side: "a" | "b",
  pairs: Map<string, { a?: MessageEvent; b?: MessageEvent }>,
): number {
  let bytes = 0;
  let taken = 0;
  for (; taken < Math.min(maxMessages, log.messages.length); taken++) {
    const event = log.messages.at(taken);
    if (event === undefined) break;
    bytes += event.size;
    if (bytes > maxBytes) break;
    const key = `${event.kind} ${event.index}`;
    const pair = pairs.get(key) ?? {};
    pair[side] = event;
    pairs.set(key, pair);
  }
  return log.counters.sent + log.counters.received - taken;
}

function difference(
  schema: DescMethod["input"],
  a: Message,
  b: Message,
  registry: Registry,
): JsonDiff | undefined {
  const [one, other] = [messageJson(schema, a, registry), messageJson(schema, b, registry)];
  if (!one.ok || !other.ok) return sameBytes(schema, a, b) ? undefined : none;
  const diff = diffJson(one.value, other.value, maxChanges);
  // What no schema names is in the bytes alone.
  return diff.changes.length > 0 || !sameBytes(schema, a, b) ? diff : undefined;
}

/** They differ, in what JSON does not have. */
const none: JsonDiff = { changes: [], more: false };

function sameBytes(schema: DescMethod["input"], a: Message, b: Message): boolean {
  const [one, other] = [bytesOf(schema, a), bytesOf(schema, b)];
  if (one === undefined || other === undefined) return one === other;
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

/** Undefined for a message that was read and cannot be written: of proto2, without a field that is required. */
function bytesOf(schema: DescMethod["input"], message: Message): Uint8Array | undefined {
  try {
    return toBinary(schema, message);
  } catch {
    return undefined;
  }
}
