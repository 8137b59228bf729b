import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

let folder: string | undefined;

/** A path in a folder of this run's own, which `removeScratch` removes. */
export function scratch(name: string): string {
  folder ??= mkdtempSync(join(tmpdir(), "grpc-playground-bench-"));
  return join(folder, name);
}

/** Removes what this run wrote there; harmless when it wrote nothing. */
export function removeScratch(): void {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  folder = undefined;
}
