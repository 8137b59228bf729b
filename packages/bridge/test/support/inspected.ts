import { ConnectError, createClient } from "@connectrpc/connect";
import { Greeter } from "@grpc-playground/gen/greet_pb";
import { expect } from "vitest";
import type { Recorder } from "./recorder.ts";
import { until } from "./stand.ts";
import type { Stand } from "./stand.ts";

/** A client of which every call is told to `recorder`. */
export function inspected(
  stand: Pick<Stand, "bridge">,
  target: { address: string; tls?: boolean },
  recorder: Recorder,
  frames = true,
) {
  const { address, tls = false } = target;
  const inspect = { inspector: recorder.inspector, frames };
  return createClient(Greeter, stand.bridge.transport({ address, tls }, { inspect }));
}

export async function collect(messages: AsyncIterable<{ message: string }>): Promise<string[]> {
  const all: string[] = [];
  for await (const { message } of messages) all.push(message);
  return all;
}

/** Why a call failed, as it must. */
export async function failureOf(call: Promise<unknown>): Promise<ConnectError> {
  return call.then(
    () => Promise.reject(new Error("the call succeeded")),
    (error: unknown) => ConnectError.from(error),
  );
}

/** Nothing is left of an inspected call: no connection, no call. */
export async function untilGone(stand: Stand): Promise<void> {
  await until(() => stand.server.stats().sessions === 0, "the connection is closed");
  expect(stand.server.stats().calls).toBe(0);
}
