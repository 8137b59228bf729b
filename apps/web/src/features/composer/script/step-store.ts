import type { RequestState, RequestStore } from "../request-state.ts";
import { changeStep } from "./edit-script.ts";

/** A step of a method's script as if it were the method's request, so that the same form and editor serve both. */
export function stepStore(store: RequestStore, id: number): RequestStore {
  let seen: RequestState | undefined;
  let view = store.get();
  return {
    subscribe: store.subscribe,
    get: () => {
      const state = store.get();
      if (state === seen) return view;
      seen = state;
      const step = state.script.steps.find((each) => each.id === id);
      // A step that was removed a moment ago is drawn once more, as it was.
      if (step === undefined) return view;
      const { draft, json } = step;
      view = { ...state, tab: state.script.open?.as ?? "form", draft, json, refused: [] };
      return view;
    },
    set: ({ tab, draft, json }) => {
      const state = store.get();
      const script = changeStep(state.script, id, { draft, json });
      const open = script.open?.id === id && tab !== "script" ? { id, as: tab } : script.open;
      store.set({ ...state, script: { ...script, open } });
    },
  };
}
