import type { DescMessage, FileRegistry } from "@bufbuild/protobuf";
import { messageTypesOf } from "@grpc-playground/schema/editors";
import type { InputKind } from "@grpc-playground/wire";
import { useMemo } from "react";
import { annotate } from "../../shared/bytes/annotate.ts";
import { findFraming, type FramingChoice, type FramingFound } from "./reading/framing-choice.ts";
import { readBytes, type BytesRead, type Section } from "./reading/read-bytes.ts";
import { useUnpacked } from "./reading/use-unpacked.ts";
import { readSource, type SourceRead } from "./source/read-source.ts";
import type { Source } from "./source/source.ts";
import { useSuggestedTypes } from "./types/use-suggested-types.ts";

/** What a person has said of the bytes. */
export interface Said {
  readonly as: InputKind | undefined;
  readonly framing: FramingChoice;
  /** The full name of a message type, or a part of one. */
  readonly type: string;
}

/** What came of a source; everything but the types is undefined while it is empty. */
export interface Decoded {
  readonly read: SourceRead | undefined;
  readonly framing: FramingFound | undefined;
  readonly problem: BytesRead["problem"];
  readonly sections: readonly Section[];
  readonly types: readonly DescMessage[];
  /** The type that the bytes name, where nobody has said another. */
  readonly named: DescMessage | undefined;
  readonly suggested: readonly DescMessage[];
}

const nothing: readonly Section[] = [];
const untyped = { schema: undefined, registry: undefined };

/** Reads what was put in: what it is written in, how it is cut, and what is in it. */
export function useDecoded(
  source: Source,
  said: Said,
  registry: FileRegistry | undefined,
): Decoded {
  const { as, framing: choice, type } = said;
  const types = messageTypesOf(registry);
  const schema = registry?.getMessage(type.trim());
  const read = useMemo(() => readSource(source, as), [source, as]);
  const bytes = read?.read.bytes;
  const framing = useMemo(() => bytes && findFraming(bytes, choice), [bytes, choice]);
  const result = useMemo(
    () => bytes && framing && readBytes(bytes, framing.framing, { schema, registry }),
    [bytes, framing, schema, registry],
  );
  // By the bytes alone: the type that is chosen says nothing of those that could be.
  const sample = useMemo(
    () => bytes && framing && readBytes(bytes, framing.framing, untyped).sample,
    [bytes, framing],
  );
  const suggested = useSuggestedTypes(sample, types, registry);
  const unpacked = useUnpacked(bytes, framing?.framing);
  const sections = useMemo(() => {
    if (result === undefined || bytes === undefined || bytes.length === 0) return nothing;
    const plain = unpacked.map(({ title, bytes: content }) => ({
      title,
      tree: annotate(content, { schema, registry }),
    }));
    return [...result.sections, ...plain];
  }, [bytes, result, unpacked, schema, registry]);
  return {
    read,
    framing,
    problem: result?.problem,
    sections,
    types,
    named: schema === undefined ? result?.named : undefined,
    suggested,
  };
}
