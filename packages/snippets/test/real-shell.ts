import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

/** Shells that are on this machine; `sh` is on every one that runs these tests. */
export const shells = ["/bin/sh", "/bin/bash"].filter((path) => existsSync(path));
/** One that reads `$'...'`, which a plain sh may not. */
export const ansiShell = shells.find((path) => path.endsWith("bash"));

/** The arguments that a real shell hands to a program on this command line. */
export function argumentsBy(shell: string, line: string): readonly string[] {
  // Each one ends in NUL, the one character that no argument can hold.
  const script = `show() { for each in "$@"; do printf '%s\\0' "$each"; done; }\nshow ${line}\n`;
  return runBy(shell, script).split("\0").slice(0, -1);
}

/** What a script prints. Its variables are unset: PATH alone is handed on. */
export function runBy(shell: string, script: string): string {
  return execFileSync(shell, ["-s"], {
    input: script,
    encoding: "utf8",
    env: { PATH: process.env["PATH"], LC_ALL: "C.UTF-8" },
    stdio: ["pipe", "pipe", "pipe"],
  });
}
