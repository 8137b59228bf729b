import { writers, type SnippetWriter } from "@grpc-playground/snippets/write";
import { remembered } from "../../../shared/lib/remembered.ts";
import { createStore, type Store } from "../../../shared/lib/store.ts";

const kept = remembered("code.language");
const first = kept.read() ?? "";

const chosen = createStore(first);

/** The id of the writer that was chosen last, in this browser; the first one's until then. */
export const language: Store<string> = chosen;

export function chooseLanguage(id: string): void {
  kept.write(id);
  chosen.set(id);
}

export function writerBy(id: string): SnippetWriter | undefined {
  return writers.find((each) => each.id === id) ?? writers[0];
}

export const languageOptions = writers.map(({ id, label }) => ({ value: id, label }));
