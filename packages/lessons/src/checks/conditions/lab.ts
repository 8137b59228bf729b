import { labHeaders, labWords, readLabSettings } from "../../acts/lab.ts";
import type { ConditionKind } from "./kind.ts";

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, min: 60_000 };

/** A header's value as the setting has it: a delay in ms, whatever its unit. */
function valueOf(header: string, text: string): string {
  if (header !== labHeaders.delayMs) return text;
  const [, number, unit = ""] = /^([\d.]+) ?([a-z]+)$/.exec(text) ?? [];
  return String(Number(number) * (unitMs[unit] ?? Number.NaN));
}

/** `lab: { fail: UNAVAILABLE }`. */
export const lab: ConditionKind = {
  name: "lab",
  read(node, report) {
    const settings = readLabSettings(node, report);
    if (settings === undefined) return undefined;
    const wanted = Object.entries(settings).map(([key, value]) => ({
      // Settings are made of the keys of labHeaders, which their type has forgotten.
      header: labHeaders[key as keyof typeof labHeaders],
      value: String(value),
    }));
    if (wanted.length === 0) {
      return {
        words: "nothing is set in the Lab",
        holds({ log }) {
          const headers = log.find("request-headers")?.headers;
          const names: readonly string[] = Object.values(labHeaders);
          return headers?.every(([name]) => !names.includes(name)) === true;
        },
      };
    }
    return {
      words: `set in the Lab: ${labWords(settings)}`,
      holds({ log }) {
        const headers = log.find("request-headers")?.headers ?? [];
        return wanted.every(({ header, value }) =>
          headers.some(([name, text]) => name === header && valueOf(header, text) === value),
        );
      },
    };
  },
};
