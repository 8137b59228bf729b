import type { DescMessage, Registry } from "@bufbuild/protobuf";
import { parseMessage, type MessageTree } from "@grpc-playground/wire";

/** How well a message type goes with bytes. */
export interface Fit {
  readonly type: DescMessage;
  /** Fields that the type has, at every level that was looked at. */
  readonly known: number;
  /** Numbers of the type that stand in the bytes, of all that it has: 0 to 1. */
  readonly used: number;
  /** What is legal and odd: enum numbers without a name, overlong numbers. */
  readonly odd: number;
}

/** Fields that are looked at on each level, and levels. */
const most = 60;
const deepest = 3;
/** A longer message is told by its beginning. */
const sampleBytes = 16 * 1024;

/**
 * Tries a type on bytes. Undefined when they disagree: a field that the type
 * does not have, a wire type or a text that it cannot be, an end in the middle.
 */
export function fit(
  sample: Uint8Array,
  type: DescMessage,
  registry: Registry | undefined,
): Fit | undefined {
  const bytes = sample.subarray(0, sampleBytes);
  const isCut = bytes.length < sample.length;
  const tree = parseMessage(bytes, { schema: type, registry, limit: most });
  const found = count(tree, deepest, isCut);
  if (found === undefined || found.known === 0) return undefined;
  const numbers = new Set(tree.fields.map(({ number }) => number));
  return { type, ...found, used: numbers.size / Math.max(1, type.fields.length) };
}

function count(
  { fields, problem }: MessageTree,
  depth: number,
  isCut: boolean,
): Pick<Fit, "known" | "odd"> | undefined {
  if (problem !== undefined && !isCut) return undefined;
  // A field that was cut through proves nothing.
  const whole = problem === undefined ? fields : fields.slice(0, -1);
  let known = 0;
  let odd = 0;
  for (const { content, notes } of whole) {
    if (content.kind === "unknown" || content.kind === "broken") return undefined;
    known += 1;
    odd += notes.length;
    if (content.kind !== "message" || depth === 0) continue;
    const inside = count(content.parse({ limit: most }), depth - 1, false);
    if (inside === undefined) return undefined;
    known += inside.known;
    odd += inside.odd;
  }
  return { known, odd };
}

/** The better fit first: nothing odd, more that is known, a person's own types, fewer fields that are not there. */
export function compareFits(a: Fit, b: Fit): number {
  return (
    a.odd - b.odd ||
    b.known - a.known ||
    Number(isCommon(a.type)) - Number(isCommon(b.type)) ||
    b.used - a.used ||
    (a.type.typeName < b.type.typeName ? -1 : 1)
  );
}

/** Types that every server brings along; a field of one string goes with many of them. */
function isCommon({ typeName }: DescMessage): boolean {
  return /^(google|grpc|buf)\./.test(typeName);
}
