import type { DescMethod } from "@bufbuild/protobuf";
import { keepOptions } from "../../features/composer/arrange.ts";
import { remembered } from "../../shared/lib/remembered.ts";
import type { WritableStore } from "../../shared/lib/store.ts";
import { readChains, writeChains, type Chains } from "../bench/chains.ts";

/** What a person had set up themselves, out of the lessons' way while one is open. */
export interface SetAside {
  /** Before a lesson arranges its own interceptors. */
  readonly chains: () => void;
  /** Before a lesson cleans a method's request. */
  readonly request: (method: DescMethod) => void;
  /** A call that a lesson has taken out of sight: `show` shows it again. Of a method the first one is one's own. */
  readonly call: (method: DescMethod, show: () => void) => void;
  /** Those whose requests lessons have cleaned. */
  readonly methods: () => readonly DescMethod[];
  /** Gives it all back. */
  readonly giveBack: () => void;
}

/**
 * Chains are kept beyond a reload of the page, and so is what was set aside, with
 * what stood in its place: by that a lesson that was reloaded is told from a new one.
 */
export function createSetAside(chains: WritableStore<Chains>): SetAside {
  const storage = remembered("bench-aside", "tab");
  const requests = new Map<DescMethod, () => void>();
  const shown = new Map<DescMethod, () => void>();
  let own: string | undefined;
  let stop: (() => void) | undefined;

  return {
    chains: () => {
      if (stop !== undefined) return;
      const [before, instead] = (storage.read() ?? "").split("\n");
      const now = writeChains(chains.get()) ?? "";
      own = before !== undefined && instead === now ? before : now;
      const keep = () => storage.write(`${own}\n${writeChains(chains.get()) ?? ""}`);
      stop = chains.subscribe(keep);
      keep();
    },
    request: (method) => {
      if (!requests.has(method)) requests.set(method, keepOptions(method));
    },
    call: (method, show) => {
      if (!shown.has(method)) shown.set(method, show);
    },
    methods: () => [...requests.keys()],
    giveBack: () => {
      for (const restore of requests.values()) restore();
      requests.clear();
      for (const show of shown.values()) show();
      shown.clear();
      // A step that could not be opened has put nothing aside.
      if (stop === undefined) return;
      stop();
      stop = undefined;
      storage.write(undefined);
      chains.set(readChains(own));
      own = undefined;
    },
  };
}
