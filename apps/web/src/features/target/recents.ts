import type { BridgeTarget } from "@grpc-playground/bridge";
import type { Remembered } from "../../shared/lib/remembered.ts";
import { createStore, type Store } from "../../shared/lib/store.ts";

const maxKept = 6;

/** Targets that were opened before, the newest first. Addresses only. */
export interface Recents {
  readonly list: Store<readonly BridgeTarget[]>;
  add(target: BridgeTarget): void;
  remove(target: BridgeTarget): void;
}

const same = (a: BridgeTarget, b: BridgeTarget) => a.address === b.address && a.tls === b.tls;

/** Reads the list that was saved, leaving out whatever is not a target. */
function parse(saved: string | undefined): BridgeTarget[] {
  try {
    const value: unknown = JSON.parse(saved ?? "[]");
    return (Array.isArray(value) ? value : []).filter(isTarget).slice(0, maxKept);
  } catch {
    // Somebody else's data under our name, or an older form of ours.
    return [];
  }
}

function isTarget(value: unknown): value is BridgeTarget {
  if (typeof value !== "object" || value === null) return false;
  const { address, tls } = value as Partial<BridgeTarget>;
  return typeof address === "string" && typeof tls === "boolean";
}

export function createRecents(storage: Remembered): Recents {
  const list = createStore<readonly BridgeTarget[]>(parse(storage.read()));
  const save = (targets: readonly BridgeTarget[]) => {
    list.set(targets);
    storage.write(JSON.stringify(targets.map(({ address, tls }) => ({ address, tls }))));
  };
  return {
    list,
    add: (target) =>
      save([target, ...list.get().filter((other) => !same(other, target))].slice(0, maxKept)),
    remove: (target) => save(list.get().filter((other) => !same(other, target))),
  };
}
