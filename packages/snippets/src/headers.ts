/** A header as name, in lower case, and value. */
export type Header = readonly [name: string, value: string];

/** Reads `name: value`. A text without a colon is a name with an empty value. */
export function readHeader(text: string): Header | undefined {
  const [name = "", ...rest] = text.split(":");
  const trimmed = name.trim().toLowerCase();
  return trimmed === "" ? undefined : [trimmed, rest.join(":").trim()];
}

/** Headers that the protocol or the client writes, and a caller does not. */
const written =
  /^(content-(type|length|encoding)|te|host|connection|user-agent|accept|accept-encoding|transfer-encoding|connect-.*|grpc-.*)$/;
/** Of those, what every hand-written curl command has to say. */
const expected = /^(content-type|accept|te|connect-protocol-version)$/;

export interface SortedHeaders {
  readonly metadata: readonly Header[];
  /** From `connect-timeout-ms` or `grpc-timeout`. */
  readonly deadlineMs: number | undefined;
  readonly notes: readonly string[];
}

/** Tells metadata from the headers that the client writes by itself. */
export function sortHeaders(headers: readonly Header[]): SortedHeaders {
  const metadata = headers.filter(([name]) => !written.test(name));
  const others = headers.filter(([name]) => written.test(name));
  const deadline = others.map(timeoutOf).find((ms) => ms !== undefined);
  const dropped = others
    .filter((header) => timeoutOf(header) === undefined && !expected.test(header[0]))
    .map(([name]) => name);
  const names = new Intl.ListFormat("en-GB").format(new Set(dropped));
  return {
    metadata,
    deadlineMs: deadline,
    notes: dropped.length === 0 ? [] : [`Left out: ${names}, which the client writes by itself.`],
  };
}

const unitMs: Readonly<Record<string, number>> = {
  H: 3_600_000,
  M: 60_000,
  S: 1000,
  m: 1,
  u: 1e-3,
  n: 1e-6,
};

/** Milliseconds of a header that sets a deadline. */
function timeoutOf([name, value]: Header): number | undefined {
  if (name === "connect-timeout-ms") return /^\d{1,10}$/.test(value) ? Number(value) : undefined;
  const [, digits, unit] = /^(\d{1,8})([HMSmun])$/.exec(value) ?? [];
  if (name !== "grpc-timeout" || unit === undefined) return undefined;
  return wholeMs(Number(digits) * (unitMs[unit] ?? 1));
}

/** Milliseconds as a deadline holds them: whole, and at least one. */
export function wholeMs(ms: number): number {
  return Math.max(1, Math.round(ms));
}
