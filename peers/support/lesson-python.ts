import { delimiter, join } from "node:path";
import { cache, root } from "./paths.ts";
import { type Finished, type Program, runProgram, startProgram } from "./program.ts";

const programs = join(root, "packages/lessons/code/python");
const env = {
  PYTHONPATH: join(cache, "python") + delimiter + programs,
  PYTHONUNBUFFERED: "1",
  PYTHONDONTWRITEBYTECODE: "1",
};

/** A server of the lessons' own Python code, on a free port. */
export interface LessonServer extends AsyncDisposable {
  /** `host:port`. */
  readonly address: string;
  readonly program: Program;
}

/** Starts `<name>.py` with a free port as its address, and waits until it listens. */
export async function startLessonServer(
  python: string,
  name: string,
  ...args: readonly string[]
): Promise<LessonServer> {
  const script = join(programs, `${name}.py`);
  const program = startProgram(python, [script, "127.0.0.1:0", ...args], { env });
  try {
    const [, port] = await program.printed(/listening on port (\d+)\n/);
    return {
      address: `127.0.0.1:${port}`,
      program,
      [Symbol.asyncDispose]: () => program[Symbol.asyncDispose](),
    };
  } catch (error) {
    await program[Symbol.asyncDispose]();
    throw error;
  }
}

/** Runs `<name>.py` to its end. */
export function runLessonProgram(
  python: string,
  name: string,
  ...args: readonly string[]
): Promise<Finished> {
  return runProgram(python, [join(programs, `${name}.py`), ...args], { env });
}
