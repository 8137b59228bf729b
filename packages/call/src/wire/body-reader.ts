import { createChunkedQueue } from "../chunked-queue.ts";
import type { BodyPart, WireBody } from "./body.ts";

/** Five bytes before each message: flags, and a length of four (gRPC, "PROTOCOL-HTTP2", Length-Prefixed-Message). */
const envelopeBytes = 5;

/** What a part takes beside its bytes: an object and a view. A rough figure. */
const overheadBytes = 128;

/** Cuts a body into its parts as its bytes come. */
export interface BodyReader {
  readonly body: WireBody;
  cut(enveloped: boolean): void;
  push(chunk: Uint8Array): void;
  /** A body without envelopes is a part of its own, once it is whole. */
  end(): void;
}

export interface BodyReaderOptions {
  readonly now: () => number;
  readonly maxParts: number;
  readonly maxBytes: number;
  /** Parts that are counted and not there, and their bytes. */
  readonly lost?: { readonly parts: number; readonly bytes: number } | undefined;
}

/** Linear in the bytes however they are cut: a byte is copied at most once, and only of a part in several chunks. */
export function createBodyReader(options: BodyReaderOptions): BodyReader {
  const { now, maxParts, maxBytes, lost } = options;
  const parts = createChunkedQueue<BodyPart>();
  let enveloped: boolean | undefined;
  let size = lost?.bytes ?? 0;
  let count = lost?.parts ?? 0;
  let keptBytes = 0;
  /** Chunks of the part that is not complete, and how many bytes they have. */
  let open: Uint8Array[] = [];
  let openBytes = 0;
  /** How long the open part will be; undefined until its envelope is there. */
  let wanted: number | undefined;

  function joined(): Uint8Array {
    const [first] = open;
    if (first !== undefined && open.length === 1) return first;
    const whole = new Uint8Array(openBytes);
    let at = 0;
    for (const chunk of open) {
      whole.set(chunk, at);
      at += chunk.length;
    }
    return whole;
  }
  function add(bytes: Uint8Array, start: number): void {
    parts.push({ index: count, at: now(), start, bytes });
    count += 1;
    keptBytes += bytes.length + overheadBytes;
    while (parts.length > 1 && (parts.length > maxParts || keptBytes > maxBytes)) {
      const oldest = parts.shift();
      if (oldest !== undefined) keptBytes -= oldest.bytes.length + overheadBytes;
    }
  }
  function finish(): void {
    add(joined(), size - openBytes);
    open = [];
    openBytes = 0;
    wanted = undefined;
  }
  /** Moves bytes of the chunk to the open part until it has `target`. Answers the rest. */
  function fill(chunk: Uint8Array, target: number): Uint8Array {
    const taken = Math.min(chunk.length, target - openBytes);
    open.push(taken === chunk.length ? chunk : chunk.subarray(0, taken));
    openBytes += taken;
    size += taken;
    return chunk.subarray(taken);
  }
  function lengthOfOpen(): number {
    const head = joined();
    open = [head];
    return envelopeBytes + new DataView(head.buffer, head.byteOffset).getUint32(1);
  }

  return {
    body: {
      get enveloped() {
        return enveloped;
      },
      get size() {
        return size;
      },
      get count() {
        return count;
      },
      get pending() {
        return joined();
      },
      parts,
      part: (index) => parts.at(index - (count - parts.length)),
    },
    cut(has) {
      enveloped = has;
    },
    push(chunk) {
      enveloped ??= true;
      let rest = chunk;
      if (!enveloped) {
        fill(rest, Infinity);
        return;
      }
      while (rest.length > 0) {
        // The usual case: a whole part within one chunk, of which a view does.
        if (openBytes === 0 && rest.length >= envelopeBytes) {
          const length = envelopeBytes + new DataView(rest.buffer, rest.byteOffset).getUint32(1);
          if (rest.length >= length) {
            add(rest.subarray(0, length), size);
            size += length;
            rest = rest.subarray(length);
            continue;
          }
        }
        if (wanted === undefined) {
          rest = fill(rest, envelopeBytes);
          if (openBytes < envelopeBytes) return;
          wanted = lengthOfOpen();
        }
        rest = fill(rest, wanted);
        if (openBytes === wanted) finish();
      }
    },
    end() {
      if (enveloped === false && openBytes > 0) finish();
    },
  };
}
