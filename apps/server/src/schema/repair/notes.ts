import { create } from "@bufbuild/protobuf";
import {
  type SchemaNote,
  SchemaNote_Kind,
  SchemaNoteSchema,
} from "@grpc-playground/gen/playground/v1/schema_pb";

/** How many notes of a kind anybody reads, and how much of each, in UTF-16 units. */
const maxNotes = 100;
const maxText = 600;

/** What is said about a schema while it is mended. */
export interface Notes {
  /** Something was wrong and is right now. */
  readonly repaired: (subject: string, message: string) => void;
  /** Something cannot be used, and the rest goes on without it. */
  readonly skipped: (subject: string, message: string) => void;
  /** Each thing once, in the order in which it was first said; past a hundred, only their number. */
  readonly list: () => SchemaNote[];
}

export function createNotes(): Notes {
  const kept = new Map<string, SchemaNote>();
  const count = { [SchemaNote_Kind.REPAIRED]: 0, [SchemaNote_Kind.SKIPPED]: 0 };

  function add(kind: keyof typeof count, subject: string, message: string): void {
    const note = { kind, subject: shorten(subject), message: shorten(message) };
    const key = `${kind} ${note.subject} ${note.message}`;
    if (kept.has(key)) return;
    count[kind] += 1;
    if (count[kind] <= maxNotes) kept.set(key, create(SchemaNoteSchema, note));
  }

  function rest(kind: keyof typeof count, verb: string): SchemaNote[] {
    const more = count[kind] - maxNotes;
    if (more <= 0) return [];
    const message = `${counted(more, "more thing", "was", "were")} ${verb}`;
    return [create(SchemaNoteSchema, { kind, subject: "and so on", message })];
  }

  return {
    repaired: (subject, message) => add(SchemaNote_Kind.REPAIRED, subject, message),
    skipped: (subject, message) => add(SchemaNote_Kind.SKIPPED, subject, message),
    list: () => [
      ...kept.values(),
      ...rest(SchemaNote_Kind.REPAIRED, "mended"),
      ...rest(SchemaNote_Kind.SKIPPED, "left out"),
    ],
  };
}

function shorten(text: string): string {
  return text.length > maxText ? `${text.slice(0, maxText)}...` : text;
}

/** "1 field had", "3 fields had": a count with its noun and verb. */
export function counted(count: number, noun: string, one = "", many = one): string {
  const verb = count === 1 ? one : many;
  return `${count} ${noun}${count === 1 ? "" : "s"}${verb === "" ? "" : ` ${verb}`}`;
}
