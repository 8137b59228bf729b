import {
  create,
  equals,
  fromJson,
  toJson,
  type DescMessage,
  type Message,
} from "@bufbuild/protobuf";
import { reflect, type ReflectList } from "@bufbuild/protobuf/reflect";
import { parseDuration, type Span } from "./duration.ts";
import { createIssuePlacer, toJsonValue } from "../json/text.ts";
import { printJson } from "../json/print.ts";
import { accept, halfPair, quote, refuse, type Parsed } from "./parsed.ts";
import { parsePlainJson } from "../json/plain.ts";
import { parseTimestamp, type Instant } from "./timestamp.ts";

/** A well-known type that people type as text rather than field by field. */
export interface TextFormat {
  readonly kind: "timestamp" | "duration" | "field-mask" | "json";
  /** What is accepted, as a noun phrase. */
  readonly accepts: string;
  parse(text: string): Parsed<Message>;
  /**
   * The text of a message; undefined when text cannot hold all of it (a time
   * out of range, unknown fields): then it is shown field by field.
   */
  format(message: Message): string | undefined;
}

type Maker = (desc: DescMessage) => TextFormat;

const makers: Readonly<Record<string, Maker>> = {
  "google.protobuf.Timestamp": (desc) =>
    quoted(desc, "timestamp", "a time in RFC 3339, such as 2026-01-02T03:04:05Z", parseTimestamp),
  "google.protobuf.Duration": (desc) =>
    quoted(
      desc,
      "duration",
      "seconds with an s, such as 1.5s, or units, such as 1m30s",
      parseDuration,
    ),
  "google.protobuf.FieldMask": fieldMask,
  "google.protobuf.Struct": (desc) => json(desc, 'a JSON object, such as {"key": 1}'),
  "google.protobuf.Value": (desc) => json(desc, 'any JSON, such as 1, "text" or [true, null]'),
  "google.protobuf.ListValue": (desc) => json(desc, "a JSON array, such as [1, 2]"),
};

const formats = new WeakMap<DescMessage, TextFormat>();

/** The text format of a well-known type; undefined for every other message. */
export function textFormatOf(desc: DescMessage): TextFormat | undefined {
  const make = Object.hasOwn(makers, desc.typeName) ? makers[desc.typeName] : undefined;
  if (!make) return undefined;
  const format = formats.get(desc) ?? lossless(desc, make(desc));
  formats.set(desc, format);
  return format;
}

/** Formats only what reads back as the same message. */
function lossless(desc: DescMessage, inner: TextFormat): TextFormat {
  return {
    ...inner,
    format(message) {
      if (message.$unknown?.length) return undefined;
      const text = inner.format(message);
      if (text === undefined) return undefined;
      const back = inner.parse(text);
      return back.ok && equals(desc, message, back.value) ? text : undefined;
    },
  };
}

/** Types whose ProtoJSON is one string: the text is that string without its quotes, or what people write for it. */
function quoted(
  desc: DescMessage,
  kind: "timestamp" | "duration",
  accepts: string,
  parse: (text: string) => Parsed<Instant | Span>,
): TextFormat {
  return {
    kind,
    accepts,
    parse(text) {
      const parsed = parse(text);
      return parsed.ok ? accept(Object.assign(create(desc), parsed.value)) : parsed;
    },
    format: (message) => {
      const value = tryToJson(desc, message);
      return typeof value === "string" ? value : undefined;
    },
  };
}

/** Types whose ProtoJSON is any JSON. */
function json(desc: DescMessage, accepts: string): TextFormat {
  return {
    kind: "json",
    accepts,
    parse(text) {
      const parsed = parsePlainJson(text);
      if (!parsed.ok) {
        const { from, to, message } = parsed.fault;
        const { line, column } = createIssuePlacer(text)(from, to, message);
        return refuse(`Line ${line}, column ${column}: ${message} Type ${accepts}.`);
      }
      try {
        return accept(fromJson(desc, toJsonValue(parsed.node, "number")));
      } catch {
        return refuse(`That is JSON, but not what a ${desc.name} holds. Type ${accepts}.`);
      }
    },
    format: (message) => {
      const value = tryToJson(desc, message);
      return value === undefined ? undefined : printJson(value);
    },
  };
}

/** Paths as the .proto file names them, with commas or spaces between. */
function fieldMask(desc: DescMessage): TextFormat {
  const accepts = "field names with commas between, such as title,author.name";
  return {
    kind: "field-mask",
    accepts,
    parse(text) {
      if (!text.isWellFormed()) return refuse(halfPair);
      const paths = splitPaths(text);
      const wrong = paths.find((path) => !/^(\w+|\*|`[^`]*`)(\.(\w+|\*|`[^`]*`))*$/.test(path));
      if (wrong !== undefined) return refuse(`${quote(wrong)} is not a path. Type ${accepts}.`);
      const message = create(desc);
      const list = pathsOf(desc, message);
      for (const path of paths) list?.add(path);
      return accept(message);
    },
    format: (message) => [...(pathsOf(desc, message) ?? [])].join(","),
  };
}

/** The paths in the text of a field mask. A comma at the end starts a path that is not there yet. */
export function splitPaths(text: string): readonly string[] {
  return text.split(/[,\s]+/).filter((path) => path !== "");
}

function pathsOf(desc: DescMessage, message: Message): ReflectList | undefined {
  const field = desc.fields.find(({ name }) => name === "paths");
  return field?.fieldKind === "list" ? reflect(desc, message).get(field) : undefined;
}

function tryToJson(desc: DescMessage, message: Message) {
  try {
    return toJson(desc, message);
  } catch {
    return undefined; // It has no ProtoJSON, which is what the caller asks.
  }
}
