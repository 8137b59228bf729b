import type { DescField, DescMessage, DescOneof } from "@bufbuild/protobuf";

/**
 * The number of protovalidate's options for messages, fields and oneofs, which
 * is registered for it alone:
 * https://github.com/protocolbuffers/protobuf/blob/main/docs/options.md
 */
const rulesOption = 1159;

const known = new WeakMap<DescMessage, boolean>();

/**
 * Whether protovalidate has something to check in messages of this type: the
 * type, or one inside it, carries rules. It needs no library, and so says
 * whether one is worth loading.
 */
export function hasRules(desc: DescMessage): boolean {
  const answer = known.get(desc);
  if (answer !== undefined) return answer;
  const seen = new Set<DescMessage>();
  const found = reaches(desc, seen);
  known.set(desc, found);
  // Where none were found, there are none in what was passed on the way either.
  if (!found) for (const inner of seen) known.set(inner, false);
  return found;
}

/** A list of what is to be looked at, and no recursion: a schema's types can be a long chain. */
function reaches(first: DescMessage, seen: Set<DescMessage>): boolean {
  const left = [first];
  for (let desc = left.pop(); desc; desc = left.pop()) {
    if (seen.has(desc)) continue;
    seen.add(desc);
    const answer = known.get(desc);
    if (answer ?? [desc, ...desc.oneofs, ...desc.fields].some(isRuled)) return true;
    if (answer === undefined) left.push(...desc.fields.flatMap(({ message }) => message ?? []));
  }
  return false;
}

function isRuled({ proto }: DescMessage | DescField | DescOneof): boolean {
  return proto.options?.$unknown?.some(({ no }) => no === rulesOption) ?? false;
}
