import { beforeEach, expect, test, vi } from "vitest";
import { noProgress } from "./progress.ts";
import { writeProgress } from "./progress-file.ts";

const key = "grpc-playground.lessons";

/** The store of a page that was just loaded, and what the browser keeps. */
async function load(kept = new Map<string, string>()) {
  vi.resetModules();
  vi.stubGlobal("addEventListener", () => undefined);
  vi.stubGlobal("localStorage", {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  });
  return { kept, ...(await import("./progress-store.ts")) };
}

beforeEach(() => vi.unstubAllGlobals());

test("a file from a clock that is ahead does not say for ever where one was last", async () => {
  const { progress, addProgress, markOpened } = await load();
  const last = { id: "tls", step: 1, at: "2999-01-01T00:00:00.000Z" };
  addProgress({ ...noProgress, last });
  markOpened("metadata", 2);
  expect(progress.get().last).toMatchObject({ id: "metadata", step: 2 });
});

test("a name is written beside what another tab has done meanwhile", async () => {
  const { kept, progress, markDone, setName } = await load();
  markDone("rpc", 1);
  const other = { rpc: { "2": "2026-01-01T10:00:00.000Z" } };
  kept.set(key, writeProgress({ ...noProgress, steps: other }));
  setName("Ada");
  expect(progress.get()).toMatchObject({ name: "Ada", steps: { rpc: { "2": expect.anything() } } });
  setName("");
  expect(progress.get().name).toBe("");
  const again = await load(kept);
  expect(Object.keys(again.progress.get().steps["rpc"] ?? {})).toEqual(["1", "2"]);
});

test("where nothing can be kept, the page goes on", async () => {
  const { progress, markDone } = await load();
  vi.stubGlobal("localStorage", undefined);
  markDone("rpc", 1);
  expect(progress.get().steps["rpc"]).toHaveProperty("1");
});
