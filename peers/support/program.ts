import { spawn } from "node:child_process";
import { once } from "node:events";

/** A program that runs beside the test. Always ended by its own id. */
export interface Program extends AsyncDisposable {
  /** All that it printed so far, on both outputs. */
  readonly output: string;
  /**
   * Waits until what it printed after the first `from` characters matches.
   * Rejects with all of its output when it ends, or 15 seconds pass, without.
   */
  printed(pattern: RegExp, from?: number): Promise<RegExpExecArray>;
  /** Writes to its standard input. */
  write(text: string): void;
  /** Closes its standard input. */
  endInput(): void;
  /** Ends it with a signal, SIGTERM when omitted, and waits until it has gone. Its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  /** Waits until it ends by itself. Its exit code; null when a signal ended it. */
  ended(): Promise<number | null>;
}

export interface ProgramOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** The folder that it runs in; this process's own unless given. */
  readonly cwd?: string;
}

const patienceMs = 15_000;

/** Starts a program; what it waits for is the caller's business, by `printed`. */
export function startProgram(
  command: string,
  args: readonly string[],
  options: ProgramOptions = {},
): Program {
  const child = spawn(command, args, {
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    env: { ...process.env, ...options.env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  const called = [command, ...args].join(" ");
  const listeners = new Set<() => void>();
  let output = "";
  let over: { readonly code: number | null; readonly error?: Error } | undefined;

  const tell = () => {
    for (const listener of listeners) listener();
  };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      tell();
    });
  }
  // A program that has ended does not read; the test learns it from the exit.
  child.stdin.on("error", () => {});
  const closed = new Promise<number | null>((resolve) => {
    const end = (code: number | null, error?: Error) => {
      over ??= error === undefined ? { code } : { code, error };
      resolve(over.code);
      tell();
    };
    child.once("error", (error) => end(null, error));
    child.once("close", (code) => end(code));
  });

  function printed(pattern: RegExp, from = 0): Promise<RegExpExecArray> {
    return new Promise((resolve, reject) => {
      const settle = (act: () => void) => {
        clearTimeout(timer);
        listeners.delete(check);
        act();
      };
      const give = (why: string) =>
        settle(() => reject(new Error(`${called} ${why} without ${pattern}:\n${output}`)));
      const check = () => {
        const match = pattern.exec(output.slice(from));
        if (match !== null) settle(() => resolve(match));
        else if (over !== undefined) give(`ended (${over.error?.message ?? `exit ${over.code}`})`);
      };
      const timer = setTimeout(() => give(`ran for ${patienceMs} ms`), patienceMs);
      listeners.add(check);
      check();
    });
  }

  async function stop(signal: NodeJS.Signals = "SIGTERM"): Promise<number | null> {
    if (over === undefined) {
      child.kill(signal);
      if (signal !== "SIGKILL") {
        const stubborn = setTimeout(() => child.kill("SIGKILL"), patienceMs);
        await closed;
        clearTimeout(stubborn);
      }
    }
    return closed;
  }

  return {
    get output() {
      return output;
    },
    printed,
    write: (text) => void child.stdin.write(text),
    endInput: () => void child.stdin.end(),
    stop,
    ended: () => closed,
    [Symbol.asyncDispose]: async () => void (await stop("SIGKILL")),
  };
}

/** What a program that ran to its end left. */
export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end, with nothing more on its standard input than `input`. */
export async function runProgram(
  command: string,
  args: readonly string[],
  options: ProgramOptions & { readonly input?: string } = {},
): Promise<Finished> {
  const child = spawn(command, args, {
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    env: { ...process.env, ...options.env },
  });
  const text = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (part: string) => (text.stdout += part));
  child.stderr.setEncoding("utf8").on("data", (part: string) => (text.stderr += part));
  child.stdin.on("error", () => {});
  child.stdin.end(options.input ?? "");
  const [code] = (await once(child, "close")) as [number | null];
  return { code, ...text };
}
