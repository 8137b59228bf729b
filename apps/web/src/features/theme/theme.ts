import { remembered } from "../../shared/lib/remembered.ts";
import { createStore } from "../../shared/lib/store.ts";

/** `system` follows the system as it changes. */
export type Theme = "system" | "light" | "dark";

export const themes: readonly Theme[] = ["system", "light", "dark"];

// public/theme.js reads the same name before the first paint.
const storage = remembered("theme");

const read = (): Theme => {
  const saved = storage.read();
  return saved === "light" || saved === "dark" ? saved : "system";
};

export const theme = createStore<Theme>(read());

/** Changes the theme and remembers it. */
export function setTheme(next: Theme): void {
  storage.write(next === "system" ? undefined : next);
  if (next === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = next;
  theme.set(next);
}
