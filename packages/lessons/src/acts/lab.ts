import { duration, statusNames } from "@grpc-playground/call";
import type { Report } from "../problems.ts";
import type { YamlNode } from "../yaml/node.ts";
import { readDuration } from "../yaml/read-duration.ts";
import { onlyKeys, readCount, readMap, readName } from "../yaml/read-value.ts";
import type { LabSettings } from "./act.ts";

/** The request's header that asks for a setting. */
export const labHeaders = {
  delayMs: "x-lab-delay",
  count: "x-lab-count",
  size: "x-lab-size",
  fail: "x-lab-fail",
  failAfter: "x-lab-fail-after",
  failAttempts: "x-lab-fail-attempts",
  seed: "x-lab-seed",
  compress: "x-lab-compress",
} as const satisfies Readonly<Record<keyof LabSettings, string>>;

/** As the page labels them. */
const labLabels: Readonly<Record<keyof LabSettings, string>> = {
  delayMs: "Delay",
  count: "Replies",
  size: "Reply size",
  fail: "Fail with",
  failAfter: "Fail after",
  failAttempts: "Fail attempts",
  seed: "Seed",
  compress: "Compress replies",
};

/** `Delay 2 s, Replies 0`; empty where nothing is set. */
export function labWords(settings: LabSettings): string {
  const words = Object.entries(settings).map(([key, value]) => {
    // Settings are made of the keys of labLabels, which their type has forgotten.
    const label = labLabels[key as keyof LabSettings];
    return `${label} ${key === "delayMs" ? duration(Number(value)) : value}`;
  });
  return words.join(", ");
}

const keys = ["delay", "count", "size", "fail", "fail-after", "fail-attempts", "seed", "compress"];
const failNames = statusNames.filter((name) => name !== "OK");

/** `{ delay: 200 ms, count: 5, fail: UNAVAILABLE }`. */
export function readLabSettings(node: YamlNode, report: Report): LabSettings | undefined {
  const map = readMap(node, report, "lab");
  if (map === undefined) return undefined;
  let settings: LabSettings = {};
  for (const { key, value } of onlyKeys(map, report, "The lab", keys)) {
    settings = { ...settings, ...readSetting(key, value, report) };
  }
  return settings;
}

function readSetting(key: string, value: YamlNode, report: Report): LabSettings {
  if (key === "delay") {
    const delayMs = readDuration(value, report, key);
    return delayMs === undefined ? {} : { delayMs };
  }
  if (key === "fail") {
    const fail = readName(value, report, key, failNames);
    return fail === undefined ? {} : { fail };
  }
  if (key === "compress") {
    const compress = readName(value, report, key, ["gzip"]);
    return compress === undefined ? {} : { compress };
  }
  const number = readCount(value, report, key);
  if (number === undefined) return {};
  if (key === "count") return { count: number };
  if (key === "size") return { size: number };
  if (key === "fail-after") return { failAfter: number };
  return key === "fail-attempts" ? { failAttempts: number } : { seed: number };
}
