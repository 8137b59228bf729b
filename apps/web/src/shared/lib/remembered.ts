/**
 * A string kept in the browser under a name. Storage can be full, forbidden or
 * absent; the page then simply does not remember.
 */
export interface Remembered {
  read(): string | undefined;
  write(value: string | undefined): void;
}

/** Kept for every tab, and for good; or for this tab alone, until it is closed. */
export function remembered(name: string, by: "browser" | "tab" = "browser"): Remembered {
  const key = `grpc-playground.${name}`;
  // Asking for a storage that is forbidden throws already.
  const storage = () => (by === "tab" ? sessionStorage : localStorage);
  return {
    read: () => {
      try {
        return storage().getItem(key) ?? undefined;
      } catch {
        return undefined;
      }
    },
    write: (value) => {
      try {
        if (value === undefined) storage().removeItem(key);
        else storage().setItem(key, value);
      } catch {
        // Not remembering is all that goes wrong.
      }
    },
  };
}
