import type { DescMessage, Registry } from "@bufbuild/protobuf";
import { useEffect, useState } from "react";
import { nextTask } from "./rest.ts";
import { suggestTypes } from "./suggest-types.ts";

const none: readonly DescMessage[] = [];

/** The types that go with a message's bytes, as soon as they are known. */
export function useSuggestedTypes(
  sample: Uint8Array | undefined,
  types: readonly DescMessage[],
  registry: Registry | undefined,
): readonly DescMessage[] {
  const [found, setFound] = useState<{ sample: Uint8Array; types: readonly DescMessage[] }>();
  useEffect(() => {
    if (sample === undefined) return undefined;
    const aborter = new AbortController();
    const { signal } = aborter;
    const run = async () => {
      const suggested = await suggestTypes({ sample, types, registry, signal, rest: nextTask });
      if (!signal.aborted) setFound({ sample, types: suggested });
    };
    void run();
    return () => aborter.abort();
  }, [sample, types, registry]);
  // What goes with other bytes says nothing of these.
  return found !== undefined && found.sample === sample ? found.types : none;
}
