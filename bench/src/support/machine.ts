import { spawnSync } from "node:child_process";
import { cpus, loadavg, totalmem } from "node:os";
import { findBrowser } from "./find-browser.ts";
import { h2loadVersion } from "./h2load.ts";
import { findPython } from "./python.ts";

/** What the figures were measured on, a line each. */
export function describeMachine(): string[] {
  const processors = cpus();
  const gib = Math.round(totalmem() / 2 ** 30);
  return [
    `${processors.length} cores (${processors[0]?.model.trim() ?? "unknown"}), ${gib} GiB, ${process.platform} ${process.arch}`,
    `Node ${process.versions.node}, ${h2loadVersion() ?? "no h2load"}, ${findPython()?.version ?? "no Python with grpcio"}, ${browserVersion()}`,
    `load average when it began: ${loadavg()[0]?.toFixed(2)}`,
  ];
}

function browserVersion(): string {
  const browser = findBrowser();
  if (browser === undefined) return "no Chromium";
  const { stdout } = spawnSync(browser, ["--version"], { encoding: "utf8", timeout: 20_000 });
  return /\S+ [\d.]+/.exec(stdout)?.[0] ?? "a Chromium of unknown version";
}
