import { Code } from "@connectrpc/connect";
import { mostAttempts, previousAttempts } from "@grpc-playground/interceptors";
import { codeFromName, codeNames } from "./code-name.ts";
import { parseLabId } from "./lab-id.ts";
import { maxCount, maxDelayMs, maxSeed, maxSize, type LabSettings } from "./lab-settings.ts";
import { parseInterceptors } from "./parse-interceptors.ts";
import { createRandom } from "./random.ts";
import { unreadable } from "./unreadable.ts";

const prefix = "x-lab-";

type Settings = { -readonly [K in keyof LabSettings]: LabSettings[K] };

/**
 * The settings that a call's metadata asks for, or undefined when it has no
 * `x-lab-*` header at all, which costs next to nothing.
 *
 * @throws ConnectError INVALID_ARGUMENT that names the header, what it held and what it may hold
 */
export function parseLabHeaders(headers: Headers): LabSettings | undefined {
  let settings: Settings | undefined;
  for (const name of headers.keys()) {
    if (!name.startsWith(prefix)) continue;
    const value = headers.get(name) ?? "";
    settings ??= {};
    const read = readers[name];
    if (read === undefined) {
      throw unreadable(name, value, `there is no such lab header; there are ${known}`);
    }
    read(settings, value.trim(), headers);
  }
  return settings;
}

const readers: Record<string, (settings: Settings, value: string, headers: Headers) => void> = {
  "x-lab-delay": (settings, value) => {
    settings.delayMs = parseDuration("x-lab-delay", value);
  },
  "x-lab-count": (settings, value) => {
    settings.count = parseInteger("x-lab-count", value, maxCount);
  },
  "x-lab-size": (settings, value) => {
    settings.size = parseInteger("x-lab-size", value, maxSize);
  },
  "x-lab-fail": (settings, value) => {
    const code = codeFromName(value);
    if (code === undefined) {
      throw unreadable("x-lab-fail", value, `accepted: one of ${codeNames.join(", ")}`);
    }
    settings.fail = { code, after: settings.fail?.after ?? 0 };
  },
  "x-lab-fail-after": (settings, value, headers) => {
    const after = parseInteger("x-lab-fail-after", value, maxCount);
    if (!headers.has("x-lab-fail")) {
      throw unreadable("x-lab-fail-after", value, `it needs x-lab-fail to say with which code`);
    }
    settings.fail = { code: settings.fail?.code ?? Code.Unknown, after };
  },
  "x-lab-fail-attempts": (settings, value, headers) => {
    const attempts = parseInteger("x-lab-fail-attempts", value, mostAttempts);
    if (!headers.has("x-lab-fail")) {
      throw unreadable("x-lab-fail-attempts", value, `it needs x-lab-fail to say with which code`);
    }
    // Read behind the other two: names come in the order of the alphabet.
    if (previousAttempts(headers) >= attempts) delete settings.fail;
  },
  "x-lab-compress": (settings, value) => {
    if (value !== "gzip") throw unreadable("x-lab-compress", value, `accepted: gzip`);
    settings.compress = value;
  },
  "x-lab-seed": (settings, value) => {
    settings.random = createRandom(parseInteger("x-lab-seed", value, maxSeed));
  },
  "x-lab-interceptors": (settings, value) => {
    settings.interceptors = parseInterceptors("x-lab-interceptors", value);
  },
  "x-lab-bench": (settings, value) => {
    settings.bench = parseLabId("x-lab-bench", value);
  },
  // The witness has read it: it stands outside of the lab.
  "x-lab-trace": () => undefined,
};

const known = Object.keys(readers).join(", ");

const unitMs = { ms: 1, s: 1000, m: 60_000 };

function parseDuration(name: string, value: string): number {
  const match = /^(?<amount>\d{1,9}(?:\.\d{1,9})?)(?<unit>ms|s|m)$/.exec(value);
  const unit = match?.groups?.["unit"];
  const ms =
    unit === "ms" || unit === "s" || unit === "m"
      ? Number(match?.groups?.["amount"]) * unitMs[unit]
      : value === "0"
        ? 0
        : Number.NaN;
  if (ms >= 0 && ms <= maxDelayMs) return ms;
  throw unreadable(
    name,
    value,
    `accepted: a number with a unit, such as 250ms, 1.5s or 2m, up to ${maxDelayMs / 60_000}m; 0 for no delay`,
  );
}

function parseInteger(name: string, value: string, max: number): number {
  const number = /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
  if (number <= max) return number;
  throw unreadable(name, value, `accepted: a whole number from 0 to ${max}`);
}
