import type { DescMethod } from "@bufbuild/protobuf";
import type { CallLog } from "@grpc-playground/call";
import { useStore } from "../../shared/lib/store.ts";
import { late } from "../../shared/ui/late.tsx";
import type { TabItem } from "../../shared/ui/tabs.tsx";
import type { Bench } from "./bench.ts";

const OnionTab = late(
  async () => (await import("../../features/interceptors/onion/onion-tab.tsx")).OnionTab,
);

/**
 * The tab `Interceptors`, where the call went through some or the next one will.
 *
 * @param log the call in this place
 * @param shown what of it is in view
 */
export function useBenchTab(
  bench: Bench,
  method: DescMethod | undefined,
  log: CallLog | undefined,
  shown: CallLog | undefined,
): readonly TabItem[] {
  const { client, server } = useStore(bench.chains);
  const chains = log && bench.chainsOf(log);
  const isOn = [client, server, chains?.client, chains?.server].some((names) => names?.length);
  // Of a call out of a file nobody knows what was on, but what was seen.
  const isSeen = chains === undefined && log?.sightings.isBenched;
  if (method === undefined || !(isOn || isSeen)) return [];
  return [
    {
      value: "interceptors",
      label: "Interceptors",
      panel: <OnionTab log={shown} method={method.name} chains={chains} />,
    },
  ];
}
