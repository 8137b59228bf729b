import { create } from "@bufbuild/protobuf";
import {
  type SchemaNote,
  SchemaNote_Kind,
  SchemaNoteSchema,
} from "@grpc-playground/gen/playground/v1/schema_pb";

/** What is said about a schema while it is mended. */
export interface Notes {
  /** Something was wrong and is right now. */
  readonly repaired: (subject: string, message: string) => void;
  /** Something cannot be used, and the rest goes on without it. */
  readonly skipped: (subject: string, message: string) => void;
  /** Each thing once, in the order in which it was first said. */
  readonly list: () => SchemaNote[];
}

export function createNotes(): Notes {
  const notes = new Map<string, SchemaNote>();
  const add = (kind: SchemaNote_Kind, subject: string, message: string): void => {
    notes.set(
      `${kind} ${subject} ${message}`,
      create(SchemaNoteSchema, { kind, subject, message }),
    );
  };
  return {
    repaired: (subject, message) => add(SchemaNote_Kind.REPAIRED, subject, message),
    skipped: (subject, message) => add(SchemaNote_Kind.SKIPPED, subject, message),
    list: () => [...notes.values()],
  };
}

/** "1 field had", "3 fields had": a count with its noun and verb. */
export function counted(count: number, noun: string, one = "", many = one): string {
  const verb = count === 1 ? one : many;
  return `${count} ${noun}${count === 1 ? "" : "s"}${verb === "" ? "" : ` ${verb}`}`;
}
