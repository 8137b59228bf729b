import { Metadata, type MetadataValue } from "@grpc/grpc-js";

/**
 * grpc-js metadata, seen as the Headers that Connect's handlers and
 * interceptors read and write. Nothing is copied, and one that stays empty, as
 * response headers and trailers mostly do, costs next to nothing.
 *
 * Binary values (`-bin`) are base64 without padding here, as Connect's
 * `encodeBinaryHeader` writes them, and bytes in the metadata.
 */
export class MetadataHeaders implements Headers {
  #metadata: Metadata | undefined;

  constructor(metadata?: Metadata) {
    this.#metadata = metadata;
  }

  /** What has to be sent, if anything. */
  get metadata(): Metadata | undefined {
    return this.#metadata;
  }

  /** @throws Error for a name or value that HTTP/2 cannot carry, as do `set` and grpc-js */
  append(name: string, value: string): void {
    this.#metadata ??= new Metadata();
    for (const part of toMetadataValues(name, value)) this.#metadata.add(name, part);
  }

  set(name: string, value: string): void {
    this.delete(name);
    this.append(name, value);
  }

  delete(name: string): void {
    this.#metadata?.remove(name);
  }

  get(name: string): string | null {
    const values = this.#metadata?.get(name) ?? [];
    return values.length === 0 ? null : values.map(toHeaderValue).join(", ");
  }

  has(name: string): boolean {
    return this.#metadata !== undefined && this.#metadata.get(name).length > 0;
  }

  getSetCookie(): string[] {
    return (this.#metadata?.get("set-cookie") ?? []).map(toHeaderValue);
  }

  forEach(callback: (value: string, name: string, parent: Headers) => void, self?: unknown): void {
    for (const [name, value] of this) callback.call(self, value, name, this);
  }

  keys(): ArrayIterator<string> {
    const names = this.#metadata === undefined ? [] : Object.keys(this.#metadata.toJSON());
    return names.toSorted()[Symbol.iterator]();
  }

  *values(): Generator<string, undefined> {
    for (const [, value] of this) yield value;
  }

  *entries(): Generator<[string, string], undefined> {
    for (const name of this.keys()) yield [name, this.get(name) ?? ""];
  }

  [Symbol.iterator](): Generator<[string, string], undefined> {
    return this.entries();
  }
}

/**
 * Response headers or trailers as grpc-js sends them, or undefined when there
 * are none. What the protocol itself decides is left out.
 *
 * @throws Error for a value that HTTP/2 cannot carry
 */
export function metadataFromHeaders(headers: Headers): Metadata | undefined {
  if (headers instanceof MetadataHeaders && headers.metadata === undefined) return undefined;
  const sent = new MetadataHeaders();
  for (const [name, value] of headers) {
    if (name !== "content-type" && !name.startsWith("grpc-")) sent.append(name, value);
  }
  return sent.metadata;
}

function toHeaderValue(value: MetadataValue): string {
  return typeof value === "string" ? value : value.toString("base64").replace(/=+$/, "");
}

function toMetadataValues(name: string, value: string): MetadataValue[] {
  if (!name.toLowerCase().endsWith("-bin")) return [value.trim()];
  // Headers joins repeated values with a comma, which base64 does not use.
  return value.split(",").map((part) => Buffer.from(part.trim(), "base64"));
}
