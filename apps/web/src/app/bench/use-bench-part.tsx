import { useMemo } from "react";
import { useStore } from "../../shared/lib/store.ts";
import type { Target } from "../../shared/lib/target.ts";
import { late } from "../../shared/ui/late.tsx";
import type { Bench } from "./bench.ts";
import type { Chains } from "./chains.ts";

const BenchEditor = late(
  async () => (await import("../../features/interceptors/bench/bench-editor.tsx")).BenchEditor,
);

/** The interceptors, as a part of what goes along with a call. */
export function useBenchPart(bench: Bench, target: Target) {
  const chains = useStore(bench.chains);
  useStore(bench.practice);
  const isObeyed = bench.isObeyedBy(target);
  return useMemo(() => {
    const text = summary(chains);
    return {
      title: "Interceptors",
      note: { kind: text === "" ? "idle" : "active", text: text || "none" },
      panel: <BenchEditor chains={chains} onChange={bench.chains.set} isObeyed={isObeyed} />,
    } as const;
  }, [chains, bench, isObeyed]);
}

/** `client: retry, logging`. */
function summary({ client, server }: Chains): string {
  return [...part("client", client), ...part("server", server)].join(" · ");
}

function part(side: string, names: readonly string[]): readonly string[] {
  return names.length === 0 ? [] : [`${side}: ${names.join(", ")}`];
}
