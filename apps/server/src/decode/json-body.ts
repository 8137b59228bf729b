import {
  wireTypeNames,
  type Content,
  type FieldNode,
  type Guess,
  type MessageTree,
  type Span,
} from "@grpc-playground/wire";
import type { Body, Section } from "./sections.ts";

/** Beyond so many messages in one another, JSON says how many bytes there are. */
const deepest = 100;

/** A body for `--json`. Spans are `[start, end]`, the end exclusive. */
export function bodyJson({ sections, problems }: Body) {
  return { parts: sections.map(sectionJson), problems };
}

function sectionJson(section: Section) {
  const envelope = section.envelope && {
    span: pair(section.envelope.span),
    flags: section.envelope.flagByte,
    length: section.envelope.statedLength,
    problem: section.envelope.problem,
  };
  switch (section.kind) {
    case "message": {
      const { tree, compression, bytes, problem } = section;
      const type = tree.schema?.typeName;
      return {
        kind: "message",
        envelope,
        type,
        compression,
        size: bytes.length,
        problem,
        ...messageJson(tree, 0),
      };
    }
    case "trailers": {
      const { lines, problem } = section.trailers;
      const headers = lines.map(({ name, value, decoded }) => ({ name, value: decoded ?? value }));
      return { kind: "trailers", envelope, headers, problem: problem?.message };
    }
    default: {
      const { error, metadata, problem } = section.end;
      const details = error?.details.map(({ type, value, debug }) => ({
        type,
        value: Buffer.from(value).toString("base64"),
        debug,
      }));
      return {
        kind: "end-stream",
        envelope,
        error: error && { ...error, details },
        metadata,
        problem,
      };
    }
  }
}

interface MessageJson {
  readonly fields: readonly object[];
  readonly problem?: { readonly at: number; readonly message: string } | undefined;
}

function messageJson(tree: MessageTree, depth: number): MessageJson {
  const fields: object[] = [];
  for (let page = tree; ; page = page.parse({ from: page.rest })) {
    for (const node of page.fields) fields.push(fieldJson(node, depth));
    if (page.rest === undefined) return { fields, problem: page.problem };
  }
}

function fieldJson(node: FieldNode, depth: number): object {
  const { path, number, wireType, name, span, value, content, notes } = node;
  return {
    path,
    number,
    name,
    wireType: wireTypeNames[wireType],
    span: pair(span),
    value: pair(value),
    ...contentJson(content, depth),
    notes: notes.length > 0 ? notes : undefined,
  };
}

function contentJson(content: Content, depth: number): object {
  switch (content.kind) {
    case "scalar":
      return { kind: "scalar", text: content.text, how: content.how };
    case "string":
      return { kind: "string", text: content.text, cut: content.cut || undefined };
    case "bytes":
      return { kind: "bytes", size: content.size };
    case "message": {
      const type = content.schema?.typeName;
      const inner = depth < deepest ? messageJson(content.parse(), depth + 1) : { tooDeep: true };
      return { kind: "message", type, mapEntry: content.mapEntry || undefined, ...inner };
    }
    case "packed": {
      const { count, problem } = content;
      const texts = content.elements(0, count).map(({ text }) => text);
      return { kind: "packed", count, values: texts, problem };
    }
    case "broken":
      return { kind: "broken", problem: content.problem, guesses: content.guesses.map(bare) };
    default: {
      const [first] = content.guesses;
      const inner =
        first?.message && depth < deepest ? messageJson(first.message.parse(), depth + 1) : {};
      return { kind: "unknown", guesses: content.guesses.map(bare), ...inner };
    }
  }
}

function bare({ as, text }: Guess) {
  return { as, text };
}

function pair({ start, end }: Span): readonly [number, number] {
  return [start, end];
}
