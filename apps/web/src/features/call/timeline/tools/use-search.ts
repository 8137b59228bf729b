import type { DescMethod, Registry } from "@bufbuild/protobuf";
import type { CallLog, MessageEvent } from "@grpc-playground/call";
import { useEffect, useMemo, useSyncExternalStore } from "react";
import { compactJson } from "../../../../shared/lib/message-json.ts";
import type { Choice } from "../flow/shown-events.ts";
import { createSearch } from "./search.ts";

export interface SearchResult {
  /** Messages that have the text, by their `seq`, in order. */
  readonly found: readonly number[];
  /** 0 to 1. */
  readonly progress: number;
}

const nothing: SearchResult = { found: [], progress: 1 };

/** Looks for a text in the messages of a choice, as long as there is a text. */
export function useSearch(
  text: string,
  log: CallLog,
  method: DescMethod,
  registry: Registry,
  { kinds, span }: Choice,
): SearchResult {
  const search = useMemo(() => {
    if (text === "") return undefined;
    const way = { "message-sent": "sent", "message-received": "received" } as const;
    const accepts = ({ kind, at }: MessageEvent) =>
      (kinds.size === 0 || kinds.has(way[kind])) &&
      (span === undefined || (at >= span.from && at <= span.to));
    const textOf = ({ kind, message, size }: MessageEvent) =>
      compactJson(kind === "message-sent" ? method.input : method.output, message, size, registry);
    return createSearch({ log, accepts, textOf, text });
  }, [text, log, method, registry, kinds, span]);
  useEffect(() => search?.run(), [search]);
  useSyncExternalStore(search?.subscribe ?? never, search?.version ?? zero);
  return search === undefined ? nothing : { found: search.found(), progress: search.progress() };
}

function never(): () => void {
  return () => undefined;
}

function zero(): number {
  return 0;
}
