import { isMessage, toJson, type Message } from "@bufbuild/protobuf";
import {
  DurationSchema,
  FieldMaskSchema,
  TimestampSchema,
  type Duration,
} from "@bufbuild/protobuf/wkt";
import { bestEncoding, formatBytes } from "../values/bytes.ts";
import type { RuleValue } from "./read-rules.ts";

/** A value in a sentence: text in quotes, bytes as the form shows them, times as they are typed. */
export function say(value: RuleValue): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (value instanceof Uint8Array) {
    const encoding = bestEncoding(value);
    const text = formatBytes(value, encoding) ?? "";
    return encoding === "text" ? JSON.stringify(text) : text;
  }
  return typeof value === "object" ? sayMessage(value) : String(value);
}

function sayMessage(message: Message): string {
  try {
    if (isMessage(message, DurationSchema)) return sayDuration(message);
    if (isMessage(message, TimestampSchema)) return toJson(TimestampSchema, message);
    if (isMessage(message, FieldMaskSchema)) return message.paths.join(",");
  } catch {
    // A time out of range has no text.
  }
  return message.$typeName;
}

const units: readonly (readonly [number, string])[] = [
  [86_400, "day"],
  [3600, "hour"],
  [60, "minute"],
];

/** As it is typed, and as people say it: `14400s (4 hours)`. */
function sayDuration(duration: Duration): string {
  const typed = toJson(DurationSchema, duration);
  const said = inUnits(duration);
  return said === undefined ? typed : `${typed} (${said})`;
}

/** A length of time that nobody has to type: `4 hours`. */
export function sayLength(value: RuleValue): string {
  return (isMessage(value, DurationSchema) ? inUnits(value) : undefined) ?? say(value);
}

function inUnits(duration: Duration): string | undefined {
  const seconds = Number(duration.seconds);
  const unit = units.find(([size]) => Math.abs(seconds) >= size && seconds % size === 0);
  if (!unit || duration.nanos !== 0) return undefined;
  return counted(BigInt(seconds / unit[0]), unit[1]);
}

/** `1 item`, `3 items`. */
export function counted(count: bigint, noun: string): string {
  return `${count} ${count === 1n ? noun : plural(noun)}`;
}

function plural(noun: string): string {
  return noun.endsWith("y") && !noun.endsWith("ay") ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

/** `a`, `a or b`, `a, b or c`; the rest of a long list is counted. */
export function anyOf(values: readonly string[]): string {
  const shown = values.slice(0, 8);
  if (values.length > shown.length) return `${shown.join(", ")} or ${values.length - 8} more`;
  const last = shown.at(-1) ?? "";
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(", ")} or ${last}`;
}

/** A number of characters, items or bytes: `3 to 40 characters`. */
export function sizeWords(
  min: RuleValue | undefined,
  max: RuleValue | undefined,
  noun: string,
): string[] {
  const [least, most] = [asCount(min), asCount(max)];
  if (least !== undefined && most !== undefined) {
    return least === most
      ? [`exactly ${counted(most, noun)}`]
      : [`${least} to ${counted(most, noun)}`];
  }
  if (least !== undefined && least > 0n) return [`at least ${counted(least, noun)}`];
  return most === undefined ? [] : [`at most ${counted(most, noun)}`];
}

function asCount(value: RuleValue | undefined): bigint | undefined {
  return typeof value === "bigint" ? value : undefined;
}
