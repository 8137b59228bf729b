import type { DescMethod } from "@bufbuild/protobuf";
import type { MethodName, ProtocolName } from "@grpc-playground/lessons";
import {
  cleanRequest,
  putDeadline,
  putLab,
  putMessage,
  putMetadata,
} from "../../features/composer/arrange.ts";
import type { Stage } from "../../features/lessons/player/stage.ts";
import { protocolNames, protocols } from "../../shared/lib/protocol.ts";
import { readChains } from "../bench/chains.ts";
import type { Playground } from "../playground.ts";
import { navigate } from "../routes/route.ts";
import { findMethod } from "../routes/selection.ts";
import { openTargetNow } from "./open-target-now.ts";
import type { PracticePlaces } from "./practice-places.ts";
import type { SetAside } from "./set-aside.ts";

/** The page as lessons set it up. */
export function createStage(
  { workspace, calls, bench, protocol }: Playground,
  practice: PracticePlaces,
  aside: SetAside,
): Stage {
  let opened: MethodName | undefined;
  const cleaned = new Set<string>();

  const find = (name: MethodName | undefined): DescMethod => {
    const method = findMethod(workspace.state.get().schema, name);
    if (method !== undefined) return method;
    throw new Error(`The open server has no method ${name?.service}/${name?.method}.`);
  };
  const choose = (name: ProtocolName) => {
    const found = protocols.find((each) => protocolNames[each] === name);
    if (found !== undefined) protocol.set(found);
  };
  const clean = (name: MethodName) => {
    cleaned.add(`${name.service}/${name.method}`);
    const method = find(name);
    aside.request(method);
    cleanRequest(method);
  };
  const open = (name: MethodName) => {
    find(name);
    opened = name;
    navigate(name, "replace");
    // A method that this step has not used yet may hold what was typed long ago.
    if (!cleaned.has(`${name.service}/${name.method}`)) clean(name);
  };
  return {
    open,
    clean,
    reset: async (name, signal) => {
      await openTargetNow(workspace, undefined, signal);
      protocol.set("grpc");
      aside.chains();
      bench.chains.set({ client: [], server: [] });
      cleaned.clear();
      open(name);
      // A step begins without a call, and without what the steps before did in whichever method.
      for (const method of aside.methods()) {
        cleanRequest(method);
        aside.call(method, calls.forget({ target: undefined, method }));
      }
    },
    fill: (message) => putMessage(find(opened), workspace.state.get().schema?.registry, message),
    metadata: (rows) => putMetadata(find(opened), rows),
    deadline: (ms) => putDeadline(find(opened), ms),
    lab: (settings) => putLab(find(opened), settings),
    protocol: choose,
    target: async (server, over, signal) => {
      if (server === "own") return openTargetNow(workspace, undefined, signal);
      const place = (await practice.list()).find(({ name }) => name === server);
      if (place === undefined) throw new Error(`The playground has no server ${server}.`);
      const tls = over === undefined ? place.tls : over === "TLS";
      return openTargetNow(workspace, { address: place.address, tls }, signal);
    },
    interceptors: ({ client, server }) =>
      bench.chains.set(readChains(`${client.join()};${server.join()}`)),
  };
}
