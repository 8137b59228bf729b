import { execFile, spawn, type ChildProcess, type StdioOptions } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { scratch } from "./scratch.ts";

const running = new Set<ChildProcess>();
const graceMs = 3_000;
let started = 0;

export interface Started {
  readonly child: ChildProcess;
  /** What it printed so far, for the error message when it fails. */
  output(): string;
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly env?: Record<string, string>;
  /** An "ipc" channel, and whatever else it needs beside stdin, stdout and stderr. */
  readonly channels?: readonly ("ipc" | "pipe")[];
}

/**
 * Starts a process whose output goes to a file: a pipe would make this process
 * work for whoever logs most, on the cores that are being measured.
 */
export function start(
  command: string,
  args: readonly string[],
  { env = {}, channels = [] }: StartOptions = {},
): Started {
  started += 1;
  const log = scratch(`output-${started}.log`);
  const file = openSync(log, "w");
  const stdio: StdioOptions = ["ignore", file, file, ...channels];
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio });
  closeSync(file);
  running.add(child);
  // Without a listener a command that cannot be started would end this process;
  // whoever waits for it to be ready sees that it has gone.
  child.on("error", () => running.delete(child));
  child.once("exit", () => running.delete(child));
  return { child, output: () => readFileSync(log, "utf8").slice(-4_000), stop: () => stop(child) };
}

/**
 * Runs a command to its end.
 *
 * @returns what it printed to stdout
 * @throws Error with what it printed to stderr, when it fails or takes too long
 */
export function runToEnd(
  command: string,
  args: readonly string[],
  options: { readonly env?: Record<string, string>; readonly timeoutMs: number },
): Promise<string> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, ...options.env };
    const child = execFile(
      command,
      args,
      { env, timeout: options.timeoutMs },
      (error, stdout, stderr) => {
        running.delete(child);
        if (error) reject(new Error(`${command} failed: ${error.message}\n${stderr}`));
        else resolve(stdout);
      },
    );
    running.add(child);
  });
}

/** Whether it has ended, or never began. */
export function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

async function stop(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  const timer = new AbortController();
  await Promise.race([gone, sleep(graceMs, undefined, { signal: timer.signal }).catch(() => {})]);
  timer.abort();
  if (hasEnded(child)) return;
  child.kill("SIGKILL");
  await gone;
}

/** Ends everything that was started and still runs. */
export async function stopAll(): Promise<void> {
  await Promise.all([...running].map(stop));
}

/** The same at once, for when this process is about to end whatever happens. */
export function killAll(): void {
  for (const child of running) child.kill("SIGKILL");
}
