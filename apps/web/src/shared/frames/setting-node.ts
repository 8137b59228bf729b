import type { SettingEntry } from "@grpc-playground/wire/http2";
import type { ByteNode } from "../bytes/byte-tree.ts";
import { number } from "../lib/format.ts";

/** A setting: two bytes that name it, and four of value (RFC 9113, 6.5.1). */
export function settingNode(
  { id, name = `setting ${id}`, value, meaning }: SettingEntry,
  start: number,
  key: string,
): ByteNode {
  return {
    key,
    span: { start, end: start + 6 },
    parts: [
      { role: "tag", span: { start, end: start + 2 }, says: `setting ${id} = ${name}` },
      {
        role: "value",
        span: { start: start + 2, end: start + 6 },
        says: `the value of ${name}: ${number(value)}`,
      },
    ],
    name,
    type: "setting",
    value: number(value),
    how: meaning,
  };
}
