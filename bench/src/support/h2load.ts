import { spawnSync } from "node:child_process";
import { runToEnd } from "./processes.ts";

const timeoutMs = 120_000;

/** One run: `-c4 -m25`, 100 calls in the air all the time. */
export interface Load {
  readonly port: number;
  readonly path: string;
  readonly calls: number;
  /** A file with the request in its envelope. */
  readonly body: string;
  /** What one reply takes at least and at most, its envelope included. */
  readonly replyBytes: { readonly min: number; readonly max: number };
}

/** The version of h2load on the PATH. */
export function h2loadVersion(): string | undefined {
  const { status, stdout } = spawnSync("h2load", ["--version"], { encoding: "utf8" });
  return status === 0 ? stdout.trim().replace("nghttp2/", "") : undefined;
}

/**
 * Calls per second.
 *
 * A gRPC call that failed has HTTP status 200 as well, but no reply: its DATA
 * would be missing from the bytes that h2load counts.
 *
 * @throws Error when a call did not get its reply
 */
export async function h2load({ port, path, calls, body, replyBytes }: Load): Promise<number> {
  const headers = ["content-type: application/grpc", "te: trailers"];
  const stdout = await runToEnd(
    "h2load",
    [
      `-n${calls}`,
      "-c4",
      "-m25",
      `--data=${body}`,
      ...headers.flatMap((header) => ["-H", header]),
      `http://127.0.0.1:${port}${path}`,
    ],
    { timeoutMs },
  );
  const succeeded = figure(stdout, /(\d+) succeeded/);
  const ok = figure(stdout, /status codes: (\d+) 2xx/);
  const perCall = figure(stdout, /\((\d+)\) data/) / calls;
  if (succeeded !== calls || ok !== calls) throw new Error(`Calls failed:\n${stdout}`);
  if (perCall < replyBytes.min || perCall > replyBytes.max) {
    throw new Error(
      `A reply takes ${replyBytes.min} to ${replyBytes.max} bytes, and the mean was ${perCall}:\n${stdout}`,
    );
  }
  return figure(stdout, /finished in [^,]+, ([\d.]+) req\/s/);
}

function figure(output: string, pattern: RegExp): number {
  const found = pattern.exec(output)?.[1];
  if (found === undefined) throw new Error(`h2load printed no ${pattern.source}:\n${output}`);
  return Number(found);
}
