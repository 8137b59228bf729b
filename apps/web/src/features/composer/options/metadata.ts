/** One row of request metadata, as typed. */
export interface MetadataRow {
  readonly id: number;
  readonly key: string;
  readonly value: string;
}

/** What is wrong with a row, by the part that is wrong. */
export interface RowIssues {
  readonly key?: string;
  readonly value?: string;
}

/** Headers that gRPC itself writes; a caller that sets them breaks the call. */
const own: Readonly<Record<string, string>> = {
  "content-type": "says which protocol the bytes are",
  te: "says that trailers are welcome",
  "user-agent": "names the client",
  connection: "belongs to HTTP/1",
  "content-length": "counts the bytes of the body",
  host: "names the target",
};

/**
 * Checks a row by the rules for custom metadata in "gRPC over HTTP/2"
 * (PROTOCOL-HTTP2.md): keys of a-z, 0-9, `_`, `-` and `.`, none that begin with
 * `grpc-`; values of printable ASCII; `-bin` keys hold base64.
 */
export function checkRow({ key, value }: Pick<MetadataRow, "key" | "value">): RowIssues {
  const name = key.trim();
  const wrong = name === "" && value === "" ? undefined : checkKey(name);
  if (wrong !== undefined) return { key: wrong };
  const wrongValue = checkValue(name, value);
  return wrongValue === undefined ? {} : { value: wrongValue };
}

function checkKey(name: string): string | undefined {
  if (name === "") return "Type a key, or remove this row.";
  if (name.startsWith(":")) {
    return `${name} is a pseudo-header of HTTP/2, which the client writes. Choose another key.`;
  }
  if (/^grpc-/i.test(name)) {
    return name.toLowerCase() === "grpc-timeout"
      ? "gRPC writes grpc-timeout itself: set the deadline instead."
      : "Keys that begin with grpc- are reserved for gRPC itself. Choose another key.";
  }
  if (/[A-Z]/.test(name)) return `HTTP/2 keys are lower case: type ${name.toLowerCase()}.`;
  const odd = /[^a-z0-9_.-]/.exec(name)?.[0];
  if (odd !== undefined) return `"${odd}" cannot stand in a key: use a-z, 0-9, - _ and a dot.`;
  const why = own[name];
  return why && `${name} ${why}, so the client writes it. Choose another key.`;
}

function checkValue(name: string, value: string): string | undefined {
  if (name.endsWith("-bin")) {
    const text = value.trim();
    const body = text.replace(/={0,2}$/, "");
    return /^[A-Za-z0-9+/]*$/.test(body) && body.length % 4 !== 1
      ? undefined
      : "A key that ends in -bin holds bytes: type them as base64, such as AQID.";
  }
  const odd = /[^\x20-\x7e]/u.exec(value)?.[0];
  if (odd === undefined) return undefined;
  return `"${odd}" is not printable ASCII, which is all that a value may hold. For other text, end the key in -bin and type base64.`;
}

/** The headers of the rows that are filled in. Call it when no row has an issue. */
export function addMetadata(headers: Headers, rows: readonly MetadataRow[]): void {
  for (const { key, value } of rows) {
    const name = key.trim();
    if (name === "") continue;
    // Base64 as typed is what goes out; only the padding is taken off, as gRPC asks.
    headers.append(name, name.endsWith("-bin") ? stripPadding(value) : value.trim());
  }
}

function stripPadding(value: string): string {
  return value.trim().replace(/=+$/, "");
}
