import {
  findNode,
  guessFraming,
  messageIn,
  nodeAt,
  parseMessage,
  printMessage,
  readEndStream,
  readEnvelopes,
  readInput,
  readTrailers,
  type FieldNode,
  type MessageTree,
  type Span,
} from "../../src/index.ts";
import { createDice, type Dice } from "./dice.ts";
import { mutate, randomBytes, registry, samples, type Sample } from "./message-inputs.ts";

/** What a run did, for whoever wants to know that it did something. */
export interface MessageCounts {
  inputs: number;
  bytes: number;
  fields: number;
  problems: number;
  /** Bytes that were looked up, and found to belong to a field. */
  found: number;
}

/** So many fields of one input are looked at. */
const most = 300;

/**
 * Reads random bytes and mutated messages, with and without a schema. Throws
 * when the reader does, or breaks one of its promises.
 *
 * @param seed The same seed makes the same run.
 */
export function fuzzMessages(seed: number, inputs: number): MessageCounts {
  const dice = createDice(seed);
  const sound = samples();
  const counts: MessageCounts = { inputs: 0, bytes: 0, fields: 0, problems: 0, found: 0 };
  for (; counts.inputs < inputs; counts.inputs++) {
    const { bytes, desc } = randomInput(dice, sound);
    counts.bytes += bytes.length;
    const limit = 1 + dice.below(20);
    const schema = dice.below(3) === 0 ? undefined : desc;
    const tree = parseMessage(bytes, { schema, registry, limit });
    visit(tree, limit, counts);
    lookUp(tree, dice.below(bytes.length + 2), bytes, counts);
    if (dice.below(20) === 0) others(bytes, tree);
  }
  return counts;
}

function randomInput(dice: Dice, sound: readonly Sample[]): Sample {
  const sample = sound[dice.below(sound.length)];
  if (!sample) throw new Error("no samples");
  if (dice.below(4) === 0) return { desc: sample.desc, bytes: randomBytes(dice, 60) };
  // Now and then by the schema of another.
  const { desc } = dice.below(10) === 0 ? (sound[dice.below(sound.length)] ?? sample) : sample;
  return { desc, bytes: mutate(dice, sample.bytes) };
}

/** Every field lies where it says, one after the other, and within what holds it. */
function visit(outermost: MessageTree, limit: number, counts: MessageCounts): void {
  const open = [outermost];
  const last = counts.fields + most;
  for (let tree = open.pop(); tree && counts.fields < last; tree = open.pop()) {
    let at = tree.span.start;
    for (let page = tree; ; page = page.parse({ from: page.rest, limit })) {
      if (page.fields.length > limit + 1) throw new Error("more fields than were asked for");
      for (const node of page.fields) {
        at = checkNode(node, at, tree.span);
        counts.fields++;
        const inner = messageIn(node.content);
        if (inner) open.push(inner.parse({ limit }));
      }
      if (page.problem) {
        counts.problems++;
        inside(page.problem.at, tree.span);
        if (page.rest !== undefined) throw new Error("a rest behind a problem");
      }
      if (page.rest === undefined || counts.fields >= last) {
        if (!page.problem && page.rest === undefined && at !== tree.span.end) {
          throw new Error("bytes that nothing tells of");
        }
        break;
      }
      if (page.rest !== at) throw new Error("the rest begins elsewhere");
    }
  }
}

/** @returns Where the next one has to begin. */
function checkNode(node: FieldNode, start: number, within: Span): number {
  const { span, tag, length, value, endTag, content } = node;
  let at = start;
  for (const part of [tag, length, value, endTag]) {
    if (!part) continue;
    if (part.start !== at || part.end < at) throw new Error(`${node.path}: a gap or an overlap`);
    at = part.end;
  }
  if (span.start !== start || span.end !== at || at > within.end) {
    throw new Error(`${node.path} is elsewhere`);
  }
  if (content.kind === "broken") inside(content.problem.at, within);
  if (content.kind === "packed") {
    const elements = content.elements(0, content.count);
    if (elements.length !== content.count) throw new Error("a wrong count");
    let element = value.start;
    for (const { span: place } of elements) {
      if (place.start !== element || place.end <= element) throw new Error("a gap in a list");
      element = place.end;
    }
    if (!content.problem && element !== value.end) throw new Error("a list ends elsewhere");
  }
  return at;
}

function inside(at: number, { start, end }: Span): void {
  if (at < start || at > end) throw new Error(`a problem at ${at}, outside ${start} to ${end}`);
}

/** The field of a byte holds it, and is found again by its path. */
function lookUp(tree: MessageTree, offset: number, bytes: Uint8Array, counts: MessageCounts): void {
  const found = nodeAt(tree, offset);
  if (!found) return;
  counts.found++;
  const { node, role, element } = found;
  const part = node[role];
  if (!part || offset < part.start || offset >= part.end || offset >= bytes.length) {
    throw new Error(`byte ${offset} is not in the ${role} of ${node.path}`);
  }
  if (element && (offset < element.span.start || offset >= element.span.end)) {
    throw new Error(`byte ${offset} is not in element ${element.index}`);
  }
  const again = findNode(tree, node.path);
  if (again?.span.start !== node.span.start || again.path !== node.path) {
    throw new Error(`${node.path} is not found again`);
  }
}

/** All else that takes bytes of strangers. */
function others(bytes: Uint8Array, tree: MessageTree): void {
  printMessage(tree, bytes, { maxFields: 50 });
  for (const framing of ["grpc", "grpc-web", "connect"] as const) {
    for (const { payload } of readEnvelopes(bytes, framing).envelopes) {
      readTrailers(bytes, payload);
      readEndStream(bytes, payload);
    }
  }
  guessFraming(bytes);
  readInput(bytes);
  readInput(new TextDecoder("latin1").decode(bytes));
}
