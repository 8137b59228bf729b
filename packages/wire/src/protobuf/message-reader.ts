import type { DescExtension, DescField, Registry } from "@bufbuild/protobuf";
import { anyTypeIn, type AnyType } from "./any.ts";
import { contentOf, guessesWith, messageOf, unknownContent, type ReadContent } from "./content.ts";
import { oddities, type Occurrence } from "./oddities.ts";
import type { MessagePlace, Reading } from "./reading.ts";
import { FieldScanner } from "./scan.ts";
import { fieldOf, nameOf } from "./schema-fields.ts";
import type { FieldNode, MessageContent, MessageTree, WireProblem } from "./tree.ts";

const defaultLimit = 1000;

/** Reads one message of a tree, page by page. */
export class MessageReader implements Reading {
  readonly bytes: Uint8Array;
  readonly registry: Registry | undefined;
  readonly #place: MessagePlace;
  #any: { readonly type: AnyType | undefined } | undefined;
  /** How often each field has come before a place: kept where the last page ended, for the next. */
  #mark: { readonly at: number; readonly seen: Map<number, number> } | undefined;

  constructor(bytes: Uint8Array, registry: Registry | undefined, place: MessagePlace) {
    this.bytes = bytes;
    this.registry = registry;
    this.#place = place;
  }

  readonly open = (place: MessagePlace, mapEntry = false): MessageContent => {
    // One reader for all pages, made when the first is asked for.
    let reader: MessageReader | undefined;
    return {
      kind: "message",
      schema: place.schema,
      mapEntry,
      parse: (options) => {
        reader ??= new MessageReader(this.bytes, this.registry, place);
        return reader.parse(options);
      },
    };
  };

  readonly parse = (
    options: { readonly from?: number; readonly limit?: number } = {},
  ): MessageTree => {
    const { schema, span } = this.#place;
    const { limit = defaultLimit } = options;
    const from = Math.min(Math.max(options.from ?? span.start, span.start), span.end);
    const seen = this.#seenBefore(from);
    const scanner = new FieldScanner(this.bytes, from, span.end);
    const fields: FieldNode[] = [];
    let at = from;
    while (fields.length < limit && scanner.next()) {
      fields.push(this.#node(scanner, seen, undefined));
      at = scanner.end;
    }
    const { problem } = scanner;
    if (problem && scanner.isCutOff) fields.push(this.#node(scanner, seen, problem));
    const rest = problem === undefined && at < span.end ? at : undefined;
    this.#mark = rest === undefined ? undefined : { at: rest, seen };
    return { schema, span, fields, rest, problem, parse: this.parse };
  };

  #seenBefore(from: number): Map<number, number> {
    const mark = this.#mark;
    this.#mark = undefined;
    if (mark?.at === from) return mark.seen;
    const seen = new Map<number, number>();
    const scanner = new FieldScanner(this.bytes, this.#place.span.start, from);
    while (scanner.next()) seen.set(scanner.number, (seen.get(scanner.number) ?? 0) + 1);
    return seen;
  }

  #node(
    scanner: FieldScanner,
    seen: Map<number, number>,
    problem: WireProblem | undefined,
  ): FieldNode {
    const { number, wireType, start, tagEnd, valueStart, valueEnd } = scanner;
    const { schema, path, depth } = this.#place;
    const nth = seen.get(number) ?? 0;
    seen.set(number, nth + 1);
    const ownPath = `${path}${path === "" ? "" : "."}${number}${nth === 0 ? "" : `#${nth}`}`;
    const field = fieldOf(schema, number, this.registry);
    const value = { start: valueStart, end: valueEnd };
    const place = { schema: undefined, span: value, path: ownPath, depth: depth + 1 };
    const read = problem
      ? this.#broken(problem, field, scanner, place)
      : this.#content(field, scanner, place);
    const node = {
      path: ownPath,
      number,
      wireType,
      name: field && nameOf(field),
      field,
      span: { start, end: scanner.end },
      tag: { start, end: tagEnd },
      length: valueStart > tagEnd ? { start: tagEnd, end: valueStart } : undefined,
      value,
      endTag: scanner.end > valueEnd ? { start: valueEnd, end: scanner.end } : undefined,
      content: read.content,
    };
    const occurrence: Occurrence = { nth, seen, depth };
    return { ...node, notes: [...oddities(this.bytes, node, occurrence), ...read.notes] };
  }

  #content(
    field: DescField | DescExtension | undefined,
    { number, wireType }: FieldScanner,
    place: MessagePlace,
  ): ReadContent {
    if (!field) return { content: unknownContent(this, wireType, place), notes: [] };
    if (number === 2 && wireType === 2 && this.#place.schema?.typeName === anyName) {
      const type = this.#anyType();
      if (type?.schema) {
        return { content: this.open({ ...place, schema: type.schema }), notes: [] };
      }
      if (type) {
        const note = `A ${type.name}, by its URL. No schema here has that type, so its fields have no names.`;
        return { content: unknownContent(this, wireType, place), notes: [note] };
      }
    }
    return contentOf(this, field, wireType, place);
  }

  #anyType(): AnyType | undefined {
    this.#any ??= { type: anyTypeIn(this.bytes, this.#place.span, this.registry) };
    return this.#any.type;
  }

  /** A value that runs into the end of the bytes: what is there of it may still be read. */
  #broken(
    problem: WireProblem,
    field: DescField | DescExtension | undefined,
    { wireType }: FieldScanner,
    place: MessagePlace,
  ): ReadContent {
    const message = field && messageOf(field).message;
    const guesses =
      wireType === 2 || wireType === 3 ? guessesWith(this, message, wireType, place) : [];
    return { content: { kind: "broken", problem, guesses }, notes: [] };
  }
}

const anyName = "google.protobuf.Any";
