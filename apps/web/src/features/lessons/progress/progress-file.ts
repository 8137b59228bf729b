import { noProgress, type Progress } from "./progress.ts";

/** The version that this page writes. */
const version = 1;

/** Letters that a name on the certificate may have. */
export const longestName = 60;

/** Progress read from a text, or what is wrong with the text. */
export type ReadProgress =
  | { readonly progress: Progress; readonly problem?: undefined }
  | { readonly progress?: undefined; readonly problem: string };

/** The text that is kept in the browser, and exported. */
export function writeProgress(progress: Progress): string {
  return `${JSON.stringify({ kind: "grpc-playground-progress", version, ...progress }, null, 2)}\n`;
}

/** Reads what {@link writeProgress} wrote. Of a text from elsewhere it says what is wrong. */
export function readProgress(text: string): ReadProgress {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: "This is not JSON. Choose a file that Export progress has saved." };
  }
  if (!isRecord(value) || value["kind"] !== "grpc-playground-progress") {
    return {
      problem: "This is JSON, but no progress. Choose a file that Export progress has saved.",
    };
  }
  if (value["version"] !== version) {
    const found = JSON.stringify(value["version"]);
    return {
      problem: `The file has version ${found}, and this page reads version ${version}. Update the playground.`,
    };
  }
  return readParts(value);
}

function readParts(value: Readonly<Record<string, unknown>>): ReadProgress {
  const steps: Record<string, Record<string, string>> = {};
  if (!isRecord(value["steps"])) return { problem: `"steps" is missing, so nothing can be read.` };
  for (const [id, done] of Object.entries(value["steps"])) {
    if (!/^[a-z0-9][a-z0-9-]{0,99}$/.test(id) || !isRecord(done)) {
      return { problem: `In "steps", ${JSON.stringify(id)} is no lesson with its steps.` };
    }
    for (const [step, at] of Object.entries(done)) {
      if (!/^[1-9]\d{0,2}$/.test(step) || !isTime(at)) {
        return { problem: `In "steps", ${JSON.stringify(id)}, step ${step} has no time.` };
      }
      steps[id] = { ...steps[id], [step]: at };
    }
  }
  const { last, name, since } = value;
  return {
    progress: {
      ...noProgress,
      steps,
      ...(isLast(last) && { last: { id: last.id, step: last.step, at: last.at } }),
      ...(typeof name === "string" && { name: name.slice(0, longestName) }),
      ...(isTime(since) && { since }),
    },
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A time that there is, in the one form whose order is that of its letters. */
function isTime(value: unknown): value is string {
  if (typeof value !== "string") return false;
  const isWritten = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value);
  return isWritten && !Number.isNaN(Date.parse(value));
}

function isLast(value: unknown): value is NonNullable<Progress["last"]> {
  return (
    isRecord(value) &&
    typeof value["id"] === "string" &&
    typeof value["step"] === "number" &&
    isTime(value["at"])
  );
}
