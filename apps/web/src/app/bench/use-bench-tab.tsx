import type { DescMethod } from "@bufbuild/protobuf";
import type { CallLog } from "@grpc-playground/call";
import { useCallback, useSyncExternalStore } from "react";
import { useStore } from "../../shared/lib/store.ts";
import { late } from "../../shared/ui/late.tsx";
import type { TabItem } from "../../shared/ui/tabs.tsx";
import type { Bench } from "./bench.ts";

const OnionTab = late(
  async () => (await import("../../features/interceptors/onion/onion-tab.tsx")).OnionTab,
);

/**
 * The tab `Interceptors`, while there is something to see in it or there will be.
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
  const wasSeen = useWasSeen(log);
  const isOn = client.length > 0 || server.length > 0;
  if (method === undefined || (!isOn && !wasSeen)) return [];
  return [
    {
      value: "interceptors",
      label: "Interceptors",
      panel: <OnionTab log={shown} method={method.name} chains={log && bench.chainsOf(log)} />,
    },
  ];
}

/** Whether anybody told of the call; renders the caller only when that changes. */
function useWasSeen(log: CallLog | undefined): boolean {
  const sightings = log?.sightings;
  const subscribe = useCallback(
    (listener: () => void) => sightings?.subscribe(listener) ?? (() => undefined),
    [sightings],
  );
  return useSyncExternalStore(subscribe, () => sightings !== undefined && sightings.all.length > 0);
}
