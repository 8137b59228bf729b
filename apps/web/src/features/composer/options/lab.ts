import { statusNames } from "@grpc-playground/call";
import { settle, toMs, type TimeDraft } from "./deadline.ts";

/** The lab's controls, as they stand. Empty text is "not asked for". */
export interface LabDraft {
  readonly delay: TimeDraft;
  readonly count: string;
  readonly size: string;
  /** A status code's name, or empty. */
  readonly fail: string;
  readonly failAfter: string;
  readonly failAttempts: string;
  readonly compress: boolean;
  readonly seed: string;
}

export const noLab: LabDraft = {
  delay: { text: "", unit: "ms" },
  count: "",
  size: "",
  fail: "",
  failAfter: "",
  failAttempts: "",
  compress: false,
  seed: "",
};

export type LabField = keyof LabDraft;

/** In the order of the page. */
export const labFields = [
  "delay",
  "count",
  "size",
  "fail",
  "failAfter",
  "failAttempts",
  "compress",
  "seed",
] as const;

/** What the page calls each control. */
export const labLabels: Readonly<Record<LabField, string>> = {
  delay: "Delay",
  count: "Replies",
  size: "Reply size",
  fail: "Fail with",
  failAfter: "Fail after",
  failAttempts: "Fail attempts",
  compress: "Compress replies",
  seed: "Seed",
};

/** What a call can be made to fail with: every code but OK. */
export const failCodes: readonly string[] = statusNames.filter((name) => name !== "OK");

/** The server's limits. */
const limits = {
  count: 10_000_000,
  size: 8 * 1024 * 1024,
  failAfter: 10_000_000,
  failAttempts: 100,
  seed: 2 ** 32 - 1,
};
const longestDelayMs = 600_000;

/** One header that the lab adds, and how a summary names it. */
export interface LabEntry {
  readonly field: LabField;
  readonly header: string;
  readonly value: string;
  readonly summary: string;
}

/** The headers that the controls ask for, and what is wrong with the others. */
export function readLab(
  lab: LabDraft,
  streamsReplies: boolean,
): { readonly entries: readonly LabEntry[]; readonly issues: Partial<Record<LabField, string>> } {
  const entries: LabEntry[] = [];
  const issues: Partial<Record<LabField, string>> = {};
  const whole = (field: keyof typeof limits, header: string, summary: (text: string) => string) => {
    const text = lab[field].trim();
    if (text === "") return;
    if (/^\d{1,10}$/.test(text) && Number(text) <= limits[field]) {
      entries.push({ field, header, value: String(Number(text)), summary: summary(text) });
    } else {
      issues[field] = `Type a whole number from 0 to ${limits[field]}, or nothing.`;
    }
  };

  const { text: delay, unit } = settle(lab.delay);
  const ms = toMs(lab.delay);
  if (delay !== "" && (ms === undefined || ms > longestDelayMs)) {
    issues.delay = "Type a number, at most 10 minutes, or nothing.";
  } else if (delay !== "") {
    const value = `${Number(delay)}${unit}`;
    const summary = `delay ${Number(delay)} ${unit}`;
    entries.push({ field: "delay", header: "x-lab-delay", value, summary });
  }
  if (streamsReplies) whole("count", "x-lab-count", (text) => `${text} replies`);
  whole("size", "x-lab-size", (text) => `replies of ${text} B`);
  if (lab.fail !== "") {
    const after = streamsReplies && lab.failAfter.trim() !== "" ? ` after ${lab.failAfter}` : "";
    const tries = lab.failAttempts.trim();
    const attempts = tries === "" ? "" : `, in ${tries} ${tries === "1" ? "attempt" : "attempts"}`;
    const summary = `fails with ${lab.fail}${after}${attempts}`;
    entries.push({ field: "fail", header: "x-lab-fail", value: lab.fail, summary });
    // Without a code there is nothing to do after so many messages.
    if (streamsReplies) whole("failAfter", "x-lab-fail-after", () => "");
    whole("failAttempts", "x-lab-fail-attempts", () => "");
  }
  if (lab.compress) {
    const summary = "compressed replies";
    entries.push({ field: "compress", header: "x-lab-compress", value: "gzip", summary });
  }
  whole("seed", "x-lab-seed", (text) => `seed ${text}`);
  return { entries, issues };
}
