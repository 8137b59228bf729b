import type { DraftPath } from "@grpc-playground/schema";
import { createContext, useContext, useSyncExternalStore } from "react";

/** What the rules say of a place in the form: a field, an item, a key, a oneof, a message. */
export interface PlaceRules {
  /** What is asked for there, in phrases. */
  readonly hints: readonly string[];
  /** What is wrong there now, in sentences; empty until it was touched or sent. */
  readonly wrong: readonly string[];
}

/** The rules of one form, at work on what is typed into it. */
export interface FormRules {
  /** The same object until something in it changes. */
  readonly at: (path: DraftPath) => PlaceRules;
  /** Calls `listener` when what `at` says changes somewhere. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Somebody was at these places, and has left. */
  readonly touch: (places: readonly string[]) => void;
}

const RulesContext = createContext<FormRules | undefined>(undefined);

/** Undefined while there are no rules, or they are on their way. */
export const RulesProvider = RulesContext.Provider;

/** A path as the name of a place. */
export function placeOf(path: DraftPath): string {
  return path.join("/");
}

const silent: PlaceRules = { hints: [], wrong: [] };
const never = () => () => undefined;

/** The rules of a place, and the mark that tells its element from others: see rules-scope.tsx. */
export function usePlaceRules(
  path: DraftPath,
): PlaceRules & { readonly place: string | undefined } {
  const rules = useContext(RulesContext);
  const read = () => rules?.at(path) ?? silent;
  const { hints, wrong } = useSyncExternalStore(rules?.subscribe ?? never, read, read);
  return { hints, wrong, place: rules && placeOf(path) };
}
