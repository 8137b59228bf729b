import { createConnectTransport } from "@connectrpc/connect-web";
import { createBridge } from "@grpc-playground/bridge";
import { createRecents, type Recents } from "../features/target/recents.ts";
import { protocols, type Protocol } from "../shared/lib/protocol.ts";
import { remembered } from "../shared/lib/remembered.ts";
import { createStore, type WritableStore } from "../shared/lib/store.ts";
import { createBench, type Bench } from "./bench/bench.ts";
import { createCalls, type Calls } from "./calls/calls.ts";
import { keptTarget } from "./schema/kept-target.ts";
import { clearRoute, pageOf, parseRoute } from "./routes/route.ts";
import { createSchemaSource } from "./schema/schema-source.ts";
import { findMethod } from "./routes/selection.ts";
import { createTransports } from "./calls/transports.ts";
import { createWorkspace, type Workspace } from "./workspace.ts";

/** Everything the page is made of, beneath what is drawn. */
export interface Playground {
  workspace: Workspace;
  calls: Calls;
  /** The interceptors that calls go through. */
  bench: Bench;
  recents: Recents;
  /** The protocol that is preferred; some methods cannot be called over it. */
  protocol: WritableStore<Protocol>;
  /** Whether calls over the bridge get an HTTP/2 connection of their own, to show its frames. */
  inspectFrames: WritableStore<boolean>;
}

/** Puts the parts together for a playground served from `origin`, and opens the target that the tab had, or its own services. */
export function createPlayground(origin: string): Playground {
  const bridge = createBridge({ url: `${origin.replace(/^http/, "ws")}/bridge` });
  const inspectFrames = rememberedSwitch("inspect-frames", true);
  const bench = createBench(origin);
  const calls = createCalls(createTransports(bridge, origin, inspectFrames.get, bench));
  const recents = createRecents(remembered("recent-targets"));
  const schemas = createConnectTransport({ baseUrl: origin, useBinaryFormat: true });
  const load = createSchemaSource(schemas);
  const workspace = createWorkspace({
    load: async (target, signal) => {
      const schema = await load(target, signal);
      calls.answered(target);
      return schema;
    },
    onSwitch: (target, schema) => {
      calls.clear();
      if (target !== undefined) recents.add(target);
      if (pageOf(location.hash) !== undefined) return;
      if (findMethod(schema, parseRoute(location.hash)) === undefined) clearRoute();
    },
  });
  // A page that is left, or kept for the Back button, holds no calls.
  addEventListener("pagehide", () => calls.clear());
  const kept = keptTarget(remembered("target", "tab"));
  workspace.open(kept.read());
  workspace.state.subscribe(() => {
    const { target, schema } = workspace.state.get();
    if (schema !== undefined) kept.write(target);
  });
  return {
    workspace,
    calls,
    bench,
    recents,
    protocol: rememberedProtocol(),
    inspectFrames,
  };
}

function rememberedProtocol(): WritableStore<Protocol> {
  const storage = remembered("protocol");
  const store = createStore(protocols.find((name) => name === storage.read()) ?? "grpc");
  store.subscribe(() => storage.write(store.get()));
  return store;
}

function rememberedSwitch(name: string, otherwise: boolean): WritableStore<boolean> {
  const storage = remembered(name);
  const kept = storage.read();
  const store = createStore(kept === undefined || kept === "" ? otherwise : kept === "on");
  store.subscribe(() => storage.write(store.get() ? "on" : "off"));
  return store;
}
