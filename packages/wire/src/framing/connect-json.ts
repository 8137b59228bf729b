import { decodeBase64 } from "../base64.ts";
import type { Span } from "../span.ts";

/** An error as Connect writes it: https://connectrpc.com/docs/protocol/#error-end-stream */
export interface ConnectErrorJson {
  /** In Connect's words: `not_found`. */
  readonly code: string | undefined;
  readonly message: string | undefined;
  readonly details: readonly ConnectErrorDetail[];
}

export interface ConnectErrorDetail {
  /** The full name of its message type. */
  readonly type: string;
  /** The message, as protobuf. */
  readonly value: Uint8Array;
  /** The same as JSON, which some servers add. */
  readonly debug: unknown;
}

/** The last message of a Connect stream. */
export interface EndStream {
  readonly error: ConnectErrorJson | undefined;
  /** The trailers. */
  readonly metadata: readonly { readonly name: string; readonly values: readonly string[] }[];
  /** A sentence, when it is not what it should be; the rest is what could be read. */
  readonly problem: string | undefined;
}

/** Reads an EndStreamResponse, which has an error only when the call failed. */
export function readEndStream(bytes: Uint8Array, span?: Span): EndStream {
  const { value, problem } = readObject(bytes, span, "The end of a Connect stream");
  const problems = [problem];
  const metadata: { name: string; values: readonly string[] }[] = [];
  const given = value["metadata"];
  if (given !== undefined && !isObject(given)) problems.push("Its metadata is no JSON object.");
  for (const [name, values] of Object.entries(isObject(given) ? given : {})) {
    if (isStrings(values)) metadata.push({ name, values });
    else problems.push(`Its metadata ${name} is no list of strings.`);
  }
  const error = value["error"];
  const read = error === undefined ? undefined : errorOf(error, problems);
  return { error: read, metadata, problem: firstOf(problems) };
}

/** Reads the body of a unary Connect response that is not 200. */
export function readConnectError(
  bytes: Uint8Array,
  span?: Span,
): ConnectErrorJson & { readonly problem: string | undefined } {
  const { value, problem } = readObject(bytes, span, "An error of Connect");
  const problems = [problem];
  return { ...errorOf(value, problems), problem: firstOf(problems) };
}

function firstOf(problems: readonly (string | undefined)[]): string | undefined {
  return problems.find((problem) => problem !== undefined);
}

function errorOf(error: unknown, problems: (string | undefined)[]): ConnectErrorJson {
  if (!isObject(error)) {
    problems.push("Its error is no JSON object.");
    return { code: undefined, message: undefined, details: [] };
  }
  const { code, message, details } = error;
  if (typeof code !== "string") problems.push("Its error has no code.");
  const list: readonly unknown[] = Array.isArray(details) ? details : [];
  return {
    code: typeof code === "string" ? code : undefined,
    message: typeof message === "string" ? message : undefined,
    details: list.flatMap((detail, index) => {
      const read = detailOf(detail);
      if (!read) problems.push(`Detail ${index} of its error has no type, or no value in base64.`);
      return read ?? [];
    }),
  };
}

function detailOf(detail: unknown): ConnectErrorDetail | undefined {
  if (!isObject(detail)) return undefined;
  const { type, value, debug } = detail;
  if (typeof type !== "string" || typeof value !== "string") return undefined;
  const { bytes, problem } = decodeBase64(value);
  return problem ? undefined : { type, value: bytes, debug };
}

function readObject(
  bytes: Uint8Array,
  span: Span | undefined,
  what: string,
): { readonly value: Readonly<Record<string, unknown>>; readonly problem: string | undefined } {
  const { start, end } = span ?? { start: 0, end: bytes.length };
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(start, end)));
    if (isObject(value)) return { value, problem: undefined };
    return { value: {}, problem: `${what} is a JSON object, and here is something else.` };
  } catch {
    return { value: {}, problem: `${what} is a JSON object, and this is no JSON.` };
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isStrings(values: unknown): values is readonly string[] {
  return Array.isArray(values) && values.every((value) => typeof value === "string");
}
