import { createFileRegistry, create } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { Code, ConnectError } from "@connectrpc/connect";
import { expect, test } from "vitest";
import type { Schema } from "./schema-source.ts";
import { createWorkspace } from "./workspace.ts";

const empty = (source: string): Schema => ({
  registry: createFileRegistry(create(FileDescriptorSetSchema)),
  services: [],
  source,
  notes: [],
  addresses: [],
});
const at = (port: number) => ({ address: `localhost:${port}`, tls: false });

/** A workspace whose loads answer when the test says so. */
function setUp() {
  const loads: { resolve(s: Schema): void; reject(e: unknown): void; signal: AbortSignal }[] = [];
  const switched: unknown[] = [];
  const workspace = createWorkspace({
    load: (_, signal) => {
      const { promise, resolve, reject } = Promise.withResolvers<Schema>();
      loads.push({ resolve, reject, signal });
      return promise;
    },
    onSwitch: (target) => switched.push(target?.address),
  });
  const next = () =>
    new Promise<void>((resolve) => {
      const stop = workspace.state.subscribe(() => {
        stop();
        resolve();
      });
    });
  return { workspace, loads, switched, next };
}

async function answered() {
  const parts = setUp();
  parts.workspace.open(undefined);
  const done = parts.next();
  parts.loads[0]?.resolve(empty("image"));
  await done;
  return parts;
}

test("the first schema is no switch", async () => {
  const { workspace, switched } = await answered();
  expect(workspace.state.get()).toMatchObject({ schema: { source: "image" }, opening: undefined });
  expect(switched).toEqual([]);
});

test("the open target stays until the new one has answered", async () => {
  const { workspace, loads, switched, next } = await answered();
  workspace.open(at(1));
  expect(workspace.state.get()).toMatchObject({
    target: undefined,
    opening: { target: at(1), problem: undefined },
  });
  const done = next();
  loads[1]?.resolve(empty("v1"));
  await done;
  expect(workspace.state.get()).toMatchObject({ target: at(1), schema: { source: "v1" } });
  expect(switched).toEqual(["localhost:1"]);
});

test("a target that fails leaves the open one alone, and says what to do", async () => {
  const { workspace, loads, switched, next } = await answered();
  workspace.open(at(1));
  const done = next();
  loads[1]?.reject(new ConnectError("connect ECONNREFUSED", Code.Unavailable));
  await done;
  const { opening, schema, target } = workspace.state.get();
  expect(opening?.problem).toMatchObject({
    title: "No call gets through to localhost:1",
    detail: "connect ECONNREFUSED",
  });
  expect({ source: schema?.source, target }).toEqual({ source: "image", target: undefined });
  expect(switched).toEqual([]);
  workspace.dismiss();
  expect(workspace.state.get().opening).toBeUndefined();
});

test("the last one asked for wins, whichever answers first", async () => {
  const { workspace, loads, next } = await answered();
  workspace.open(at(1));
  workspace.open(at(2));
  expect(loads[1]?.signal.aborted).toBe(true);
  const done = next();
  loads[2]?.resolve(empty("second"));
  await done;
  loads[1]?.resolve(empty("first"));
  // Whatever the first one still sets off happens before this.
  await Promise.resolve().then(() => undefined);
  expect(workspace.state.get()).toMatchObject({ target: at(2), schema: { source: "second" } });
});

test("giving up ends the attempt", async () => {
  const { workspace, loads } = await answered();
  workspace.open(at(1));
  workspace.dismiss();
  expect(loads[1]?.signal.aborted).toBe(true);
  expect(workspace.state.get()).toMatchObject({ target: undefined, opening: undefined });
});
