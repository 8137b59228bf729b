import type { DraftPath } from "@grpc-playground/schema";
import {
  createContext,
  useContext,
  useSyncExternalStore,
  type ComponentType,
  type ReactNode,
} from "react";

/** What the rules say of a place in the form: a field, an item, a key, a oneof, a message. */
export interface PlaceRules {
  /** Tells the place's element from others, as its `data-place`. */
  readonly place: string;
  /** What is asked for there, in phrases. */
  readonly hints: readonly string[];
  /** What is wrong there now; undefined until it was touched or sent. */
  readonly error: string | undefined;
}

/** The same, drawn. */
export interface ShownRules {
  readonly place?: string;
  readonly error?: string | undefined;
  /** What stands below the place's help. */
  readonly notes?: ReactNode;
  /** The ids of the notes, to join them to what they are about. */
  readonly ids?: string | undefined;
}

/** The rules of one form, at work on what is typed into it. Loaded late, and so what draws them is too. */
export interface FormRules {
  /** The same object until something in it changes. */
  readonly at: (path: DraftPath) => PlaceRules;
  /** Calls `listener` when what `at` says changes somewhere. */
  readonly subscribe: (listener: () => void) => () => void;
  /** `id` begins the ids of the notes. A field shows its error itself, a group does not. */
  readonly show: (rules: PlaceRules, id: string, isField: boolean) => ShownRules;
  /** Draws what is said of the message as a whole. */
  readonly Whole: ComponentType;
  /** Notices which places of a form the focus leaves, until the function it returns is called. */
  readonly watch: (form: HTMLElement | null) => () => void;
}

const RulesContext = createContext<FormRules | undefined>(undefined);

/** Undefined while there are no rules, or they are on their way. */
export const RulesProvider = RulesContext.Provider;

const silent: ShownRules = {};
const never = () => () => undefined;

/** What the rules say of a place. */
export function usePlaceRules(path: DraftPath, id: string, isField = false): ShownRules {
  const rules = useContext(RulesContext);
  const read = () => rules?.at(path);
  const now = useSyncExternalStore(rules?.subscribe ?? never, read, read);
  return rules && now ? rules.show(now, id, isField) : silent;
}

/** Ids for `aria-describedby`; undefined when there are none. */
export function joinIds(...ids: readonly (string | false | undefined)[]): string | undefined {
  return ids.filter(Boolean).join(" ") || undefined;
}
