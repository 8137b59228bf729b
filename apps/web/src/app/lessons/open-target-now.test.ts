import { create, createFileRegistry } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { expect, test } from "vitest";
import type { Schema } from "../schema/schema-source.ts";
import { createWorkspace } from "../workspace.ts";
import { openTargetNow } from "./open-target-now.ts";

const practice = { address: "127.0.0.1:1", tls: true };
const offer: Schema = {
  registry: createFileRegistry(create(FileDescriptorSetSchema)),
  services: [],
  source: "a file",
  notes: [],
  addresses: [],
};

/** A workspace with the playground's own services open, whose further loads answer when the test says so. */
async function setUp() {
  const loads: { resolve(schema: Schema): void; reject(reason: unknown): void }[] = [];
  const workspace = createWorkspace({
    load: () => {
      const { promise, resolve, reject } = Promise.withResolvers<Schema>();
      loads.push({ resolve, reject });
      return promise;
    },
  });
  const opened = openTargetNow(workspace, undefined, new AbortController().signal);
  loads[0]?.resolve(offer);
  await opened;
  return { workspace, loads };
}

test("it resolves when the target is open, and one that does not answer is taken all the same", async () => {
  const { workspace, loads } = await setUp();
  const { signal } = new AbortController();
  const answering = openTargetNow(workspace, practice, signal);
  loads[1]?.resolve(offer);
  await answering;
  expect(workspace.state.get().target).toEqual(practice);
  const other = { ...practice, tls: false };
  const silent = openTargetNow(workspace, other, signal);
  loads[2]?.reject(new Error("nobody there"));
  await silent;
  expect(workspace.state.get()).toMatchObject({ target: other, opening: undefined });
});

test("a target that nobody waits for any more is not opened", async () => {
  const { workspace, loads } = await setUp();
  const waiting = new AbortController();
  const opened = openTargetNow(workspace, practice, waiting.signal);
  waiting.abort(new Error("left"));
  await expect(opened).rejects.toThrow("left");
  expect(workspace.state.get().opening).toBe(undefined);
  loads[1]?.resolve(offer);
  await Promise.resolve();
  expect(workspace.state.get().target).toBe(undefined);
});

test("nothing is begun for whoever has left already", async () => {
  const { workspace, loads } = await setUp();
  await expect(
    openTargetNow(workspace, practice, AbortSignal.abort(new Error("left"))),
  ).rejects.toThrow("left");
  expect(loads.length).toBe(1);
  expect(workspace.state.get().opening).toBe(undefined);
});
