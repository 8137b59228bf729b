import { Booking } from "@grpc-playground/gen/playground/v1/booking_pb";
import { Greeter } from "@grpc-playground/gen/greet_pb";
import { updateDraft, type DraftPath } from "@grpc-playground/schema";
import { expect, onTestFinished, test } from "vitest";
import { isExample, requestStore, withNothing } from "../request-state.ts";
import { createFormRules } from "./form-rules.ts";
import { loadRules } from "./load-rules.ts";
import { asSentence } from "./sentence.ts";

const store = requestStore(Booking.method.book);

/** A form with rules, and a way to wait until it is told of a change. */
async function open() {
  const load = loadRules(store);
  const rules = createFormRules(store);
  await load?.done;
  const next = () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    onTestFinished(rules.subscribe(resolve));
    return promise;
  };
  const before = store.get();
  onTestFinished(() => store.set(before));
  return { rules, next };
}

function type(path: DraftPath, text: string): void {
  const state = store.get();
  store.set({ ...state, draft: updateDraft(state.draft, path, () => ({ kind: "text", text })) });
}

test("the example that breaks the rules gives way to one that keeps them, if nobody has changed it", async () => {
  const { rules } = await open();
  expect(isExample(store.get())).toBe(true);
  expect(rules.tryToSend()).toEqual([]);
});

test("nothing is loaded for a message without rules", () => {
  expect(loadRules(requestStore(Greeter.method.sayHello))).toBeUndefined();
});

test("a violation shows once its place was left, and goes as soon as it is mended", async () => {
  const { rules, next } = await open();
  const first = next();
  type(["hotel"], "X");
  await first;
  expect(rules.at(["hotel"])).toMatchObject({ hints: ["3 to 40 characters"], error: undefined });
  rules.touch(["hotel"]);
  expect(rules.at(["hotel"]).error).toBe("Must be at least 3 characters.");
  // What was not touched does not complain, and what did not change is the same object.
  type(["request_id"], "x");
  const { at } = rules;
  const untouched = at(["request_id"]);
  const second = next();
  type(["hotel"], "The Inn");
  await second;
  expect(at(["hotel"]).error).toBeUndefined();
  expect(at(["request_id"])).toBe(untouched);
});

test("an attempt to send shows all of it, and starting over none", async () => {
  const { rules } = await open();
  store.set(withNothing(store.get()));
  expect(rules.tryToSend().length).toBeGreaterThan(8);
  expect(rules.at(["contact"]).error).toBeDefined();
  expect(rules.at(["guests"]).error).toBeDefined();
  rules.startOver();
  expect(rules.at(["contact"]).error).toBeUndefined();
});

test("hints are found wherever something stands", async () => {
  const { rules } = await open();
  const hintsAt = (...path: DraftPath) => rules.at(path).hints;
  expect(hintsAt()).toContain("check_out has to be after check_in");
  expect(hintsAt("guests")).toContain("1 to 4 items");
  expect(hintsAt("guests", 0, "age")).toEqual(["from 0 to 120"]);
  expect(hintsAt("extras", 3, "key")).toEqual(['"breakfast", "parking" or "late_checkout"']);
  expect(hintsAt("extras", 3, "value")).toEqual(["from 1 to 30"]);
  expect(hintsAt("wishes", 7)).toEqual(["3 to 60 characters"]);
  expect(hintsAt("contact")).toEqual(["one of them has to be chosen"]);
  expect(hintsAt("nowhere", "at", "all")).toEqual([]);
});

test("a sentence keeps names as they are", () => {
  expect(asSentence("must be short")).toBe("Must be short.");
  expect(asSentence("check_out has to be later")).toBe("check_out has to be later.");
  expect(asSentence("Is it?")).toBe("Is it?");
});
