import { createClient } from "@connectrpc/connect";
import { createConnectTransport } from "@connectrpc/connect-web";
import {
  Sighting_What as What,
  WitnessService,
  type Sighting,
} from "@grpc-playground/gen/playground/v1/witness_pb";
import { randomUUID } from "node:crypto";
import type { Playground } from "../../src/index.ts";
import { collect } from "../contract/helpers.ts";

/** The page's way to the witness. */
export function witnessOf(playground: Playground) {
  return createClient(WitnessService, createConnectTransport({ baseUrl: playground.httpUrl }));
}

/** What the server saw: who, what (with the message's place, and the code), in order. */
export function told(sightings: readonly Sighting[]): string[] {
  return sightings.map(({ by, what, index, code, stopped }) =>
    [
      by === "server" ? "" : `${by}:`,
      (What[what] ?? "?").toLowerCase().replaceAll("_", "-"),
      what === What.MESSAGE_SENT || what === What.MESSAGE_RECEIVED ? String(index) : "",
      code,
      stopped ? "stopped" : "",
    ]
      .filter((part) => part !== "")
      .join(" "),
  );
}

/** A trace for one test: headers to call with, and all that was seen in the end. */
export function startTrace(playground: Playground, extra: Record<string, string> = {}) {
  const trace = randomUUID();
  const watch = () => witnessOf(playground).watch({ trace });
  return {
    headers: { "x-lab-trace": trace, ...extra },
    watch,
    sightings: () => collect(watch()),
  };
}
