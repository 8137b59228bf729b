import { join } from "node:path";
import { root } from "./paths.ts";
import { type Finished, type Program, runProgram, startProgram } from "./program.ts";

const folder = join(root, "packages/lessons/code/typescript");

/** A server out of a lesson, started. */
export interface LessonServer {
  readonly program: Program;
  /** `host:port` of loopback. */
  readonly address: string;
}

/** Starts a server that a lesson shows, on a free port. Its program is the caller's to stop. */
export async function startLessonServer(
  name: string,
  ...args: readonly string[]
): Promise<LessonServer> {
  const program = startProgram(process.execPath, [join(folder, name), "0", ...args]);
  const [, address = ""] = await program.printed(/listening on (\S+:\d+)\n/);
  return { program, address };
}

/** Runs a program that a lesson shows to its end. */
export function runLessonProgram(name: string, ...args: readonly string[]): Promise<Finished> {
  return runProgram(process.execPath, [join(folder, name), ...args]);
}
