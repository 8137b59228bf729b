import type { DescMessage, Registry } from "@bufbuild/protobuf";
import type { Span } from "../span.ts";
import { FieldScanner } from "./scan.ts";
import { shownText } from "./utf8.ts";

/** What an Any says that its value is. */
export interface AnyType {
  /** All after the last slash of its URL. */
  readonly name: string;
  readonly schema: DescMessage | undefined;
}

/** An Any has two fields; with more than these before its URL, it is not looked for. */
const most = 1000;

/**
 * The type in a `google.protobuf.Any`, which may stand behind its value. As
 * parsers do it, the last URL counts. Undefined when there is none.
 * https://protobuf.dev/programming-guides/proto3/#any
 */
export function anyTypeIn(
  bytes: Uint8Array,
  { start, end }: Span,
  registry: Registry | undefined,
): AnyType | undefined {
  const scanner = new FieldScanner(bytes, start, end);
  let url = "";
  for (let count = 0; count < most && scanner.next(); count++) {
    if (scanner.number !== 1 || scanner.wireType !== 2) continue;
    url = shownText(bytes, { start: scanner.valueStart, end: scanner.valueEnd }).text;
  }
  if (url === "") return undefined;
  const name = url.slice(url.lastIndexOf("/") + 1);
  return { name, schema: registry?.getMessage(name) };
}
