import { createRegistry, type DescMessage, type Message } from "@bufbuild/protobuf";
import type { DraftPath, MessageDraft } from "@grpc-playground/schema";
import { rulesOf, type Checked } from "@grpc-playground/schema/rules";
import type { RequestStore } from "../request-state.ts";
import { hintsAt } from "./hints-at.ts";
import { placeOf, type FormRules, type PlaceRules } from "./place-rules.ts";
import { asSentence } from "./sentence.ts";

/** The rules of a form, for whoever sends what is in it. */
export interface CheckingRules extends FormRules {
  /** Checks what is in the form now, and from now on shows all that is wrong. */
  readonly tryToSend: () => Checked;
  /** Forgets what was touched and tried: the form holds something new. */
  readonly startOver: () => void;
  readonly example: (desc: DescMessage) => Message;
}

const none: readonly string[] = [];

/** Puts a schema's rules to work on the message in a store. */
export function createFormRules(store: RequestStore): CheckingRules {
  const { desc, registry } = store.get().draft;
  const rules = rulesOf(registry ?? createRegistry(desc));
  const listeners = new Set<() => void>();
  const places = new Map<string, PlaceRules>();
  const touched = new Set<string>();
  let isTried = false;
  let checked: Checked = { violations: [], problem: undefined };
  let judged: MessageDraft | undefined;
  let wrong: ReadonlyMap<string, readonly string[]> = new Map();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stop: (() => void) | undefined;

  const check = (): Checked => {
    const { draft } = store.get();
    if (judged === draft) return checked;
    judged = draft;
    checked = rules.check(draft);
    wrong = byPlace(checked);
    return checked;
  };
  const tell = () => {
    for (const listener of listeners) listener();
  };
  // After the keystroke is on the screen: what was typed never waits for the rules.
  const later = () => {
    if (judged === store.get().draft) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      check();
      tell();
    });
  };

  return {
    at(path) {
      const key = placeOf(path);
      const isShown = isTried || touched.has(key);
      const now = (isShown ? wrong.get(key) : undefined) ?? none;
      const known = places.get(key);
      if (known && sameTexts(known.wrong, now)) return known;
      const place = { hints: known?.hints ?? hintsAt(rules, desc, path), wrong: now };
      places.set(key, place);
      return place;
    },
    // It works while somebody looks, and holds on to nothing after that.
    subscribe(listener) {
      listeners.add(listener);
      if (stop === undefined) {
        stop = store.subscribe(later);
        later();
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearTimeout(timer);
        stop?.();
        stop = undefined;
      };
    },
    touch(left) {
      const fresh = left.filter((place) => !touched.has(place));
      if (isTried || fresh.length === 0) return;
      for (const place of fresh) touched.add(place);
      check();
      tell();
    },
    tryToSend() {
      isTried = true;
      const result = check();
      tell();
      return result;
    },
    startOver() {
      isTried = false;
      touched.clear();
      tell();
    },
    example: (type) => rules.example(type),
  };
}

function byPlace({ violations, problem }: Checked): ReadonlyMap<string, readonly string[]> {
  const wrong = new Map<string, string[]>();
  const note = (path: DraftPath, text: string) => {
    const key = placeOf(path);
    wrong.set(key, [...(wrong.get(key) ?? []), text]);
  };
  for (const { path, message } of violations) note(path, asSentence(message));
  if (problem !== undefined) note([], `The rules could not be checked here: ${problem}.`);
  return wrong;
}

function sameTexts(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, index) => text === b[index]);
}
