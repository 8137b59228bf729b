import { join, resolve } from "node:path";

/** The repository. */
export const root = resolve(import.meta.dirname, "../../..");

/** The playground as it is built and shipped. */
export const builtServer = join(root, "apps/server/dist/main.js");

/** A file of src/contenders. */
export function contender(name: string): string {
  return join(import.meta.dirname, "../contenders", name);
}
