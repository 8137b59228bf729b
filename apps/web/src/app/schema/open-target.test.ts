import { create, createFileRegistry } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { expect, test } from "vitest";
import { openTarget } from "./open-target.ts";
import type { Schema } from "./schema-source.ts";
import { createWorkspace } from "../workspace.ts";

const at = (port: number) => ({ address: `localhost:${port}`, tls: false });
const offer = (source: string): Schema => ({
  registry: createFileRegistry(create(FileDescriptorSetSchema)),
  services: [],
  source,
  notes: [],
  addresses: [],
});

/** A workspace whose loads answer when the test says so, and what came of waiting. */
function setUp() {
  const loads: { resolve(s: Schema): void; reject(e: unknown): void }[] = [];
  const workspace = createWorkspace({
    load: () => {
      const { promise, resolve, reject } = Promise.withResolvers<Schema>();
      loads.push({ resolve, reject });
      return promise;
    },
  });
  const opened: string[] = [];
  const open = (port: number) =>
    openTarget(workspace, at(port), ({ source }) => void opened.push(source));
  const settled = () =>
    new Promise<void>((resolve) => {
      const stop = workspace.state.subscribe(() => {
        stop();
        resolve();
      });
    });
  return { workspace, loads, opened, open, settled };
}

test("what waits for a target is done once, when it is open", async () => {
  const { workspace, loads, opened, open, settled } = setUp();
  open(1);
  expect(opened).toEqual([]);
  const done = settled();
  loads[0]?.resolve(offer("first"));
  await done;
  expect(opened).toEqual(["first"]);
  workspace.open(at(1));
  expect(opened).toEqual(["first"]);
});

test("it is never done when the target does not answer, though it did before", async () => {
  const { workspace, loads, opened, open, settled } = setUp();
  workspace.open(at(1));
  const before = settled();
  loads[0]?.resolve(offer("before"));
  await before;
  open(1);
  const failed = settled();
  loads[1]?.reject(new Error("nobody there"));
  await failed;
  workspace.open(at(1));
  const later = settled();
  loads[2]?.resolve(offer("later"));
  await later;
  expect(workspace.state.get().schema?.source).toBe("later");
  expect(opened).toEqual([]);
});

test("nor when another target is asked for, or the wait is given up", async () => {
  const { workspace, loads, opened, open, settled } = setUp();
  open(1);
  workspace.open(at(2));
  const giveUp = open(3);
  giveUp();
  const done = settled();
  loads[2]?.resolve(offer("third"));
  await done;
  expect(workspace.state.get().schema?.source).toBe("third");
  expect(opened).toEqual([]);
});
