import { Greeter } from "@grpc-playground/gen/greet_pb";
import { afterEach, expect, test, vi } from "vitest";
import { cleanRequest, putDeadline, putLab } from "../../features/composer/arrange.ts";
import { requestStore } from "../../features/composer/request-state.ts";
import { createStore } from "../../shared/lib/store.ts";
import { readChains, type Chains } from "../bench/chains.ts";
import { createSetAside } from "./set-aside.ts";

const method = Greeter.method.sayHello;
const none: Chains = { client: [], server: [] };
const mine = readChains("logging;");
const ofLesson = readChains("retry;auth");

/** A tab's storage, which outlives its page. */
function storage(): void {
  const kept = new Map<string, string>();
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
}

afterEach(() => vi.unstubAllGlobals());

test("what one had set up comes back when the lesson is left, whatever its steps did", () => {
  storage();
  const chains = createStore(mine);
  const aside = createSetAside(chains);
  aside.giveBack();
  expect(chains.get(), "of a step that was never set up").toEqual(mine);
  putDeadline(method, 500);
  for (const step of [1, 2]) {
    aside.chains();
    chains.set(none);
    aside.request(method);
    cleanRequest(method);
    chains.set(ofLesson);
    putLab(method, { count: step });
  }
  expect(aside.methods()).toEqual([method]);
  const [show, showOfLesson] = [vi.fn<() => void>(), vi.fn<() => void>()];
  aside.call(method, show);
  aside.call(method, showOfLesson);
  aside.giveBack();
  expect(show).toHaveBeenCalledTimes(1);
  expect(showOfLesson).not.toHaveBeenCalled();
  expect(aside.methods(), "of no concern to the next lesson").toEqual([]);
  expect(chains.get()).toEqual(mine);
  const { options } = requestStore(method).get();
  expect(options.deadline.text).toBe("500");
  expect(options.lab.count).toBe("");
  // The next lesson keeps what is there then.
  chains.set(none);
  aside.chains();
  chains.set(ofLesson);
  aside.giveBack();
  expect(chains.get()).toEqual(none);
});

test("a reloaded page does not take the lesson's interceptors for one's own", () => {
  storage();
  const chains = createStore(mine);
  const aside = createSetAside(chains);
  aside.chains();
  chains.set(none);
  chains.set(ofLesson);

  const reloaded = createStore(ofLesson);
  const again = createSetAside(reloaded);
  again.chains();
  reloaded.set(none);
  again.giveBack();
  expect(reloaded.get()).toEqual(mine);
});

test("what was switched on after a lesson was lost sight of is one's own", () => {
  storage();
  const lost = createStore(none);
  createSetAside(lost).chains();
  const chains = createStore(mine);
  const aside = createSetAside(chains);
  aside.chains();
  chains.set(ofLesson);
  aside.giveBack();
  expect(chains.get()).toEqual(mine);
});
