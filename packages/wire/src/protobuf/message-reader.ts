import type { DescExtension, DescField, Registry } from "@bufbuild/protobuf";
import { anyTypeIn, type AnyType } from "./any.ts";
import { contentOf, guessesWith, messageOf, unknownContent, type ReadContent } from "./content.ts";
import { oddities, type Occurrence } from "./oddities.ts";
import type { MessagePlace, Reading } from "./reading.ts";
import { FieldScanner } from "./scan.ts";
import { fieldOf, nameOf } from "./schema-fields.ts";
import type { FieldNode, MessageContent, MessageTree, Page, WireProblem } from "./tree.ts";

const defaultLimit = 1000;

interface Mark {
  readonly from: number;
  readonly seen: Map<number, number>;
}

/** How often each number comes. */
function countFields(scanner: FieldScanner): Map<number, number> {
  const seen = new Map<number, number>();
  // The items of a list come one after another: they are counted as one run.
  let number = 0;
  let run = 0;
  const flush = (): void => {
    if (run > 0) seen.set(number, (seen.get(number) ?? 0) + run);
  };
  while (scanner.next()) {
    if (scanner.number !== number) {
      flush();
      number = scanner.number;
      run = 0;
    }
    run++;
  }
  flush();
  return seen;
}

/** Reads one message of a tree, page by page. */
export class MessageReader implements Reading {
  readonly bytes: Uint8Array;
  readonly registry: Registry | undefined;
  readonly #place: MessagePlace;
  #any: { readonly type: AnyType | undefined } | undefined;
  /** How often each field has come before a place: kept where the last page ended, for the next. */
  #mark: Mark | undefined;

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

  readonly parse = (options: Page = {}): MessageTree => {
    const { schema, span, path } = this.#place;
    const { limit = defaultLimit } = options;
    const { from, seen } = this.#before(options.from ?? span.start);
    const scanner = new FieldScanner(this.bytes, from, span.end);
    const fields: FieldNode[] = [];
    let at = from;
    while (fields.length < limit && scanner.next()) {
      fields.push(this.#node(scanner, seen));
      at = scanner.end;
    }
    const { problem } = scanner;
    if (problem && scanner.isCutOff) fields.push(this.#node(scanner, seen));
    const rest = problem === undefined && at < span.end ? at : undefined;
    this.#mark = rest === undefined ? undefined : { from: rest, seen };
    return { schema, span, path, fields, rest, problem, parse: this.parse, find: this.find };
  };

  readonly find = (number: number, nth?: number): FieldNode | undefined => {
    const { span } = this.#place;
    const scanner = new FieldScanner(this.bytes, span.start, span.end);
    let count = 0;
    let last: number | undefined;
    for (let isOver = false; !isOver;) {
      isOver = !scanner.next();
      if (isOver && !scanner.isCutOff) break;
      if (scanner.number !== number) continue;
      last = scanner.start;
      if (count++ === nth) break;
    }
    if (last === undefined || (nth !== undefined && nth !== count - 1)) return undefined;
    return this.parse({ from: last, limit: 1 }).fields[0];
  };

  /** Where the field begins that holds an offset, and how often each number came before it. */
  #before(offset: number): Mark {
    const { start, end } = this.#place.span;
    const within = Math.min(Math.max(offset, start), end);
    const mark = this.#mark;
    this.#mark = undefined;
    if (mark?.from === within) return mark;
    const scanner = new FieldScanner(this.bytes, start, within);
    const seen = countFields(scanner);
    // What cannot be read up to the offset goes on behind it, or is where the message breaks off.
    return { from: scanner.problem ? scanner.start : within, seen };
  }

  #node(scanner: FieldScanner, seen: Map<number, number>): FieldNode {
    const { problem, number, wireType, start, tagEnd, valueStart, valueEnd } = scanner;
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
