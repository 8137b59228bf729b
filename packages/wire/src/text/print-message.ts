import { hexOf } from "../hex.ts";
import { messageIn } from "../protobuf/lookup.ts";
import type { Content, FieldNode, MessageTree } from "../protobuf/tree.ts";
import { wireTypeNames } from "../protobuf/wire-types.ts";
import type { Span } from "../span.ts";
import { contentText } from "./content-text.ts";
import { paintWith, plain, type Paint } from "./paint.ts";

/** How a listing looks. */
export interface PrintOptions {
  /** Columns of the terminal, at which values are cut. 100 unless told. */
  readonly width?: number;
  /** With ANSI colours. */
  readonly color?: boolean;
  /** Messages in messages beyond this are not opened. 32 unless told. */
  readonly maxDepth?: number;
  /** Fields of one message beyond this are counted as bytes. 1,000 unless told. */
  readonly maxFields?: number;
}

interface Listing {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly maxDepth: number;
  readonly maxFields: number;
  readonly paint: Paint;
  /** Digits of the largest offset. */
  readonly digits: number;
  readonly lines: string[];
}

/** The hex of a tag and a length, mostly: what is longer has dots. */
const hexColumn = 17;

/**
 * A message as an annotated listing for a terminal: for each field its offset,
 * its bytes, its tag, name and value, and of a message what is in it, indented.
 * What is only a guess says so.
 */
export function printMessage(
  tree: MessageTree,
  bytes: Uint8Array,
  options: PrintOptions = {},
): string {
  const { width = 100, color = false, maxDepth = 32, maxFields = 1000 } = options;
  const digits = Math.max(4, bytes.length.toString(16).length);
  const paint = color ? paintWith : plain;
  const listing = { bytes, width, maxDepth, maxFields, paint, digits, lines: [] };
  listMessage(listing, tree, 0);
  return listing.lines.join("\n");
}

function listMessage(listing: Listing, tree: MessageTree, depth: number): void {
  const { paint, lines, maxFields } = listing;
  const page = tree.parse({ from: tree.span.start, limit: maxFields });
  for (const node of page.fields) listField(listing, node, depth);
  if (page.rest !== undefined) {
    const left = page.span.end - page.rest;
    lines.push(note(listing, page.rest, depth, `… more fields in the ${left} bytes from here`));
  }
  const last = page.fields.at(-1)?.content;
  // A field that breaks off has said so itself.
  if (page.problem && !(last?.kind === "broken" && last.problem === page.problem)) {
    const text = paint.problem(`! ${page.problem.message}`);
    lines.push(
      `${offset(listing, page.problem.at)}  ${" ".repeat(hexColumn)}  ${indent(depth)}${text}`,
    );
  }
}

function listField(listing: Listing, node: FieldNode, depth: number): void {
  const { paint, lines } = listing;
  const { tag, length, value, endTag, content } = node;
  const head = { start: tag.start, end: length?.end ?? tag.end };
  const inner = messageIn(content);
  const isOpen = inner !== undefined && value.end > value.start && depth < listing.maxDepth;
  const named = node.name === undefined ? paint.quiet("?") : paint.name(node.name);
  const type = paint.quiet(
    `${node.number} ${wireTypeNames[node.wireType]}${length ? ` ${value.end - value.start}` : ""}`,
  );
  const shown = isOpen ? head : { start: head.start, end: value.end };
  const text = contentText(content, isOpen, paint);
  line(listing, shown, depth, `${type}  ${named}${text === "" ? "" : ` ${text}`}`);
  for (const words of node.notes) lines.push(note(listing, undefined, depth + 1, words));
  if (content.kind === "broken") {
    const words = paint.problem(`! ${content.problem.message}`);
    lines.push(`${blank(listing)}${indent(depth + 1)}${words}`);
  }
  if (content.kind === "packed") listPacked(listing, content, depth + 1);
  if (isOpen) listMessage(listing, inner.parse({ limit: 0 }), depth + 1);
  else if (inner && value.end > value.start) {
    lines.push(
      note(listing, value.start, depth + 1, `… ${value.end - value.start} bytes, too deep to list`),
    );
  }
  if (endTag) line(listing, endTag, depth, paint.quiet(`${node.number} EGROUP`));
}

/** So many values of a packed list get a line of their own. */
const listedElements = 16;

function listPacked(
  listing: Listing,
  content: Content & { readonly kind: "packed" },
  depth: number,
): void {
  const { paint, lines } = listing;
  for (const { index, span, text } of content.elements(0, listedElements)) {
    line(listing, span, depth, `${paint.quiet(`[${index}]`)} ${paint.value(text)}`);
  }
  const more = content.count - listedElements;
  if (more > 0) lines.push(note(listing, undefined, depth, `… ${more} more`));
  if (content.problem) {
    const words = paint.problem(`! ${content.problem.message}`);
    lines.push(
      `${offset(listing, content.problem.at)}  ${" ".repeat(hexColumn)}  ${indent(depth)}${words}`,
    );
  }
}

function line(listing: Listing, span: Span, depth: number, text: string): void {
  const { bytes, lines, paint } = listing;
  const hex = hexOf(bytes, span, Math.floor((hexColumn + 1) / 3)).padEnd(hexColumn);
  const left = `${offset(listing, span.start)}  ${paint.hex(hex)}  ${indent(depth)}`;
  lines.push(left + paint.cut(text, listing.width - leftWidth(listing) - 2 * depth));
}

function note(listing: Listing, at: number | undefined, depth: number, words: string): string {
  const left =
    at === undefined ? blank(listing) : `${offset(listing, at)}  ${" ".repeat(hexColumn)}  `;
  return `${left}${indent(depth)}${listing.paint.quiet(words)}`;
}

function leftWidth({ digits }: Listing): number {
  return digits + 2 + hexColumn + 2;
}

function offset({ digits, paint }: Listing, at: number): string {
  return paint.quiet(at.toString(16).padStart(digits, "0"));
}

function blank(listing: Listing): string {
  return " ".repeat(leftWidth(listing));
}

function indent(depth: number): string {
  return "  ".repeat(depth);
}
