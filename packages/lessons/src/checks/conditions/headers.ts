import type { HeaderEntry } from "@grpc-playground/call";
import type { CallEvidence } from "../evidence.ts";
import { isBrokenPattern, matchesText, textWords } from "../pattern.ts";
import { readFlag, readMap } from "../../yaml/read-value.ts";
import type { ConditionKind } from "./kind.ts";

/** Headers by name: a text, a pattern, `true` for any value, `false` for none. */
function inHeaders(
  name: string,
  where: string,
  of: (call: CallEvidence) => readonly HeaderEntry[] | undefined,
): ConditionKind {
  return {
    name,
    read(node, report) {
      const map = readMap(node, report, name);
      if (map === undefined) return undefined;
      const wanted: { readonly header: string; readonly value: string | boolean }[] = [];
      for (const { key, line, value } of map.entries) {
        if (value.kind !== "scalar" || value.value === null) {
          report(line, `\`${key}\` needs a text, \`true\` for any value, or \`false\` for none.`);
        } else if (key !== key.toLowerCase()) {
          report(line, `Names of headers are in small letters: write \`${key.toLowerCase()}\`.`);
        } else if (typeof value.value === "boolean") {
          wanted.push({ header: key, value: value.value });
        } else if (isBrokenPattern(String(value.value))) {
          report(line, `\`${value.value}\` is no regular expression.`);
        } else wanted.push({ header: key, value: String(value.value) });
      }
      if (wanted.length === 0) {
        if (map.entries.length === 0) report(node.line, `Name a header in \`${name}\`.`);
        return undefined;
      }
      const words = wanted.map(({ header, value }) => {
        if (typeof value === "boolean") return value ? header : `no ${header}`;
        return `${header}: ${textWords(value)}`;
      });
      return {
        words: `${where} ${words.join(" and ")}`,
        holds(call) {
          const entries = of(call);
          if (entries === undefined) return false;
          return wanted.every(({ header, value }) => {
            const values = entries.filter(([each]) => each === header);
            if (typeof value === "boolean") return values.length > 0 === value;
            return values.some(([, text]) => matchesText(value, text));
          });
        },
      };
    },
  };
}

/** `metadata: { x-team: blue }`. */
export const metadata = inHeaders(
  "metadata",
  "the request's metadata has",
  ({ log }) => log.find("request-headers")?.headers,
);

/** `headers: { content-type: application/grpc }`. */
export const headers = inHeaders(
  "headers",
  "the response headers have",
  ({ log }) => log.find("response-headers")?.headers,
);

/** `trailers: { grpc-status: "0" }`. */
export const trailers = inHeaders(
  "trailers",
  "the trailers have",
  ({ log }) => log.find("trailers")?.trailers,
);

/** `trailers-only: true`. */
export const trailersOnly: ConditionKind = {
  name: "trailers-only",
  read(node, report) {
    const wanted = readFlag(node, report, "trailers-only");
    if (wanted === undefined) return undefined;
    return {
      words: wanted
        ? "the response was headers and nothing else"
        : "the response had headers before its trailers",
      holds: ({ log }) => log.find("trailers")?.trailersOnly === wanted,
    };
  },
};
