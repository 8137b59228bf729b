import { createFileRegistry, create } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { Code, ConnectError } from "@connectrpc/connect";
import { file_greet } from "@grpc-playground/gen/greet_pb";
import { expect, test } from "vitest";
import type { Schema } from "./schema/schema-source.ts";
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

/** greet.proto as it comes out of a file, and its service. */
function fromFile() {
  const registry = createFileRegistry(
    create(FileDescriptorSetSchema, { file: [file_greet.proto] }),
  );
  const service = registry.getService("greet.Greeter");
  if (service === undefined) throw new Error("no Greeter");
  return { registry, service };
}

test("a service out of a file is known until the target is asked anew", async () => {
  const { workspace, loads, next } = await answered();
  const { registry, service } = fromFile();
  workspace.know(service, registry);
  const { schema } = workspace.state.get();
  expect(schema?.source).toBe("image");
  expect(schema?.services).toEqual([service]);
  expect(schema?.registry.getService("greet.Greeter")).toBe(service);
  workspace.know(fromFile().service, registry);
  expect(workspace.state.get().schema).toBe(schema);
  workspace.open(undefined);
  const done = next();
  loads[1]?.resolve(empty("image"));
  await done;
  expect(workspace.state.get().schema?.registry.getService("greet.Greeter")).toBeUndefined();
});

test("a target's own types go before those out of a file", async () => {
  const { workspace, loads, next } = await answered();
  const own = createFileRegistry(
    create(FileDescriptorSetSchema, { file: [{ ...file_greet.proto, service: [] }] }),
  );
  workspace.open(undefined);
  const done = next();
  loads[1]?.resolve({ ...empty("image"), registry: own });
  await done;
  const { registry, service } = fromFile();
  workspace.know(service, registry);
  const known = workspace.state.get().schema?.registry;
  expect(known?.getService("greet.Greeter")).toBe(service);
  expect(known?.getMessage("greet.HelloReply")).toBe(own.getMessage("greet.HelloReply"));
});

test("a target that fails is taken all the same when one insists, with the services in view", async () => {
  const { workspace, loads, switched, next } = await answered();
  workspace.insist();
  expect(switched).toEqual([]);
  workspace.open(at(1));
  workspace.insist();
  expect(workspace.state.get().target).toBeUndefined();
  const done = next();
  loads[1]?.reject(new ConnectError("connect ECONNREFUSED", Code.Unavailable));
  await done;
  workspace.insist();
  expect(workspace.state.get()).toMatchObject({
    target: at(1),
    schema: { source: "image" },
    opening: undefined,
  });
  expect(switched).toEqual(["localhost:1"]);
});
