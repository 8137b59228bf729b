/**
 * A string kept in the browser under a name. Storage can be full, forbidden or
 * absent; the page then simply does not remember.
 */
export interface Remembered {
  read(): string | undefined;
  write(value: string | undefined): void;
}

export function remembered(name: string): Remembered {
  const key = `grpc-playground.${name}`;
  return {
    read: () => {
      try {
        return localStorage.getItem(key) ?? undefined;
      } catch {
        return undefined;
      }
    },
    write: (value) => {
      try {
        if (value === undefined) localStorage.removeItem(key);
        else localStorage.setItem(key, value);
      } catch {
        // Not remembering is all that goes wrong.
      }
    },
  };
}
