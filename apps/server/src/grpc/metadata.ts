import { Metadata } from "@grpc/grpc-js";

/**
 * Request metadata as the Headers that Connect's handlers and interceptors
 * read. Binary values (`-bin`) become base64 without padding, as Connect's own
 * `encodeBinaryHeader` writes them.
 */
export function headersFromMetadata(metadata: Metadata): Headers {
  const headers = new Headers();
  const entries = metadata.toJSON();
  for (const name in entries) {
    for (const value of entries[name] ?? []) {
      headers.append(name, typeof value === "string" ? value : toBase64(value));
    }
  }
  return headers;
}

/**
 * Response headers or trailers as grpc-js sends them, or undefined when there
 * are none. What the protocol itself decides is left out.
 *
 * @throws Error for a value that HTTP/2 cannot carry
 */
export function metadataFromHeaders(headers: Headers): Metadata | undefined {
  let metadata: Metadata | undefined;
  for (const [name, value] of headers) {
    if (name === "content-type" || name.startsWith("grpc-")) continue;
    metadata ??= new Metadata();
    if (!name.endsWith("-bin")) {
      metadata.add(name, value);
      continue;
    }
    // Headers joins repeated values with a comma, which base64 does not use.
    for (const part of value.split(",")) metadata.add(name, Buffer.from(part.trim(), "base64"));
  }
  return metadata;
}

function toBase64(bytes: Buffer): string {
  return bytes.toString("base64").replace(/=+$/, "");
}
