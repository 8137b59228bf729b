import { createRegistry, type DescMessage, type Message } from "@bufbuild/protobuf";
import type { DraftPath, MessageDraft } from "@grpc-playground/schema";
import { rulesOf, type Checked } from "@grpc-playground/schema/rules";
import type { RequestStore } from "../request-state.ts";
import { hintsAt } from "./hints-at.ts";
import type { FormRules, PlaceRules } from "./place-rules.ts";
import { showRules, WholeRules } from "./rule-notes.tsx";
import { asSentence } from "./sentence.ts";
import { violationLines } from "./violation-lines.ts";
import { watchFocus } from "./watch-focus.ts";

/** The rules of a form, for whoever sends what is in it. */
export interface CheckingRules extends FormRules {
  /** What breaks the rules now, a line each. From now on the form shows all of it. */
  readonly tryToSend: () => readonly string[];
  /** The focus has left these places. */
  readonly touch: (places: readonly string[]) => void;
  /** Forgets what was touched and tried: the form holds something new. */
  readonly startOver: () => void;
  readonly example: (desc: DescMessage) => Message;
}

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
  let wrong: ReadonlyMap<string, string> = new Map();
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

  const touch = (left: readonly string[]) => {
    const fresh = left.filter((place) => !touched.has(place));
    if (isTried || fresh.length === 0) return;
    for (const place of fresh) touched.add(place);
    check();
    tell();
  };

  return {
    show: showRules,
    Whole: WholeRules,
    watch: (form) => watchFocus(form, touch),
    touch,
    at(path) {
      const key = placeOf(path);
      const error = isTried || touched.has(key) ? wrong.get(key) : undefined;
      const known = places.get(key);
      if (known && known.error === error) return known;
      const place = { place: key, hints: known?.hints ?? hintsAt(rules, desc, path), error };
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
    tryToSend() {
      isTried = true;
      const lines = violationLines(check());
      tell();
      return lines;
    },
    startOver() {
      isTried = false;
      touched.clear();
      tell();
    },
    example: (type) => rules.example(type),
  };
}

/** What is wrong in each place, in sentences. */
function byPlace({ violations, problem }: Checked): ReadonlyMap<string, string> {
  const wrong = new Map<string, string>();
  const note = (path: DraftPath, text: string) => {
    const key = placeOf(path);
    const before = wrong.get(key);
    wrong.set(key, before === undefined ? text : `${before} ${text}`);
  };
  for (const { path, message } of violations) note(path, asSentence(message));
  if (problem !== undefined) note([], `The rules could not be checked here: ${problem}.`);
  return wrong;
}

/** A path as the name of a place. */
function placeOf(path: DraftPath): string {
  return path.join("/");
}
