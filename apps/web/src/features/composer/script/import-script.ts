import type { DescMessage, Registry } from "@bufbuild/protobuf";
import { messageToDraft } from "@grpc-playground/schema";
import {
  createIssuePlacer,
  parseJson,
  parseJsonText,
  type JsonIssue,
  type JsonNode,
} from "@grpc-playground/schema/json";
import { parseDelay } from "./delay.ts";
import { splitLines, splitValues, type Piece } from "./json-pieces.ts";
import { mostSteps, type StepContent } from "./script.ts";

/** The steps in a text, and everything in it that is not one. Both are in the order of the text. */
export interface ImportedScript {
  readonly steps: readonly StepContent[];
  readonly issues: readonly JsonIssue[];
}

/**
 * Reads messages in ProtoJSON: an array of them, objects one after another as
 * grpcurl's -d takes them, or one on each line. An item may say how long to
 * wait before it: `{"delay": "500ms", "message": {...}}`. What is wrong with
 * one message keeps no other from being read.
 */
export function importScript(
  desc: DescMessage,
  text: string,
  registry: Registry | undefined,
): ImportedScript {
  const steps: StepContent[] = [];
  const issues: JsonIssue[] = [];
  const placer = createIssuePlacer(text);
  const place = ({ from, to, message }: Fault) => placer(from, to, message);
  for (const piece of findItems(text)) {
    const read = readItem(desc, text, piece, registry);
    if ("step" in read) steps.push(read.step);
    else issues.push(...read.issues.map(place));
  }
  if (steps.length > mostSteps) {
    const message = `A script has at most ${mostSteps} messages, and here are ${steps.length}.`;
    issues.push(place({ message, from: 0, to: 0 }));
  }
  return { steps, issues };
}

interface Fault {
  readonly message: string;
  readonly from: number;
  readonly to: number;
}

type ReadItem = { readonly step: StepContent } | { readonly issues: readonly Fault[] };

/** Arrays are opened: their items are the messages. */
function findItems(text: string): Piece[] {
  const values = splitValues(text);
  const isJson = values.every(({ from, to }) => parseJsonText(text.slice(from, to)).ok);
  const pieces = isJson ? values : (splitLines(text) ?? values);
  return pieces.flatMap((piece) => {
    const isList = text[piece.from] === "[" && text[piece.to - 1] === "]";
    return isList ? splitValues(text, piece.from + 1, piece.to - 1) : [piece];
  });
}

function readItem(
  desc: DescMessage,
  text: string,
  { from, to }: Piece,
  registry: Registry | undefined,
): ReadItem {
  const own = text.slice(from, to);
  const timed = timedMessage(desc, own);
  const json = timed ? own.slice(timed.message.from, timed.message.to) : own;
  const shift = from + (timed?.message.from ?? 0);
  const parsed = parseJson(desc, json, { registry });
  const issues: Fault[] = [];
  const delay = delayOf(timed?.delay);
  if (timed?.delay && delay === undefined) {
    const message = 'A delay is a text such as "500ms" or "1.5s", or a number of milliseconds.';
    issues.push({ message, from: from + timed.delay.from, to: from + timed.delay.to });
  }
  if (!parsed.ok) {
    issues.push(
      ...parsed.issues.map((issue) => ({
        message: issue.message,
        from: issue.from + shift,
        to: issue.to + shift,
      })),
    );
  }
  if (!parsed.ok || issues.length > 0) return { issues };
  const draft = messageToDraft(desc, parsed.message, { registry });
  return { step: { draft, json: undefined, delay: delay ?? "0ms" } };
}

/**
 * The parts of `{"delay": ..., "message": {...}}`. A message that has fields of
 * these names itself is told apart by being without its delay.
 */
function timedMessage(
  desc: DescMessage,
  text: string,
): { readonly message: JsonNode; readonly delay: JsonNode | undefined } | undefined {
  const parsed = parseJsonText(text);
  if (!parsed.ok || parsed.node.kind !== "object") return undefined;
  const { entries } = parsed.node;
  if (!entries.every(({ key }) => key === "delay" || key === "message")) return undefined;
  const message = entries.find(({ key }) => key === "message")?.value;
  const delay = entries.find(({ key }) => key === "delay")?.value;
  const isField = desc.fields.some(
    ({ name, jsonName }) => name === "message" || jsonName === "message",
  );
  if (message === undefined || (delay === undefined && isField)) return undefined;
  return { message, delay };
}

/** A delay as a step has it; undefined when it is none. */
function delayOf(node: JsonNode | undefined): string | undefined {
  const text = node?.kind === "string" ? node.value : node?.kind === "number" ? node.raw : "";
  if (node === undefined || text === "" || !parseDelay(text).ok) return undefined;
  return /^[\d.]+$/.test(text) ? `${text}ms` : text;
}
