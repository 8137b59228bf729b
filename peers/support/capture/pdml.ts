import type { Way } from "@grpc-playground/wire/http2";

/** One HTTP/2 frame as tshark tells it. */
export interface SharkFrame {
  readonly way: Way;
  /** `PREFACE` for what tshark calls magic; the number of the type otherwise. */
  readonly type: number | "PREFACE";
  readonly length: number;
  readonly flagByte: number;
  readonly stream: number;
  readonly padding: number;
  readonly headers: readonly SharkHeader[];
  readonly settings: readonly (readonly [id: number, value: number])[];
  /** Numbers that single types have, by the name that tshark gives them: `http2.rst_stream.error`. */
  readonly numbers: ReadonlyMap<string, number>;
}

export interface SharkHeader {
  readonly name: string;
  readonly value: string;
  /** `Indexed Header Field`, ... */
  readonly form: string;
  readonly index: number | undefined;
}

/** A piece of a TCP connection's bytes. */
export interface Segment {
  readonly way: Way;
  /** Counts from the first byte of its direction. */
  readonly start: number;
  readonly bytes: Uint8Array;
}

/** A TCP connection in a capture. */
export interface CapturedConnection {
  /** The server's port, and the client's: tells connections apart. */
  readonly serverPort: number;
  readonly clientPort: number;
  /** In the order in which they passed. */
  readonly segments: Segment[];
  readonly frames: SharkFrame[];
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
interface Draft extends Omit<Mutable<SharkFrame>, "headers" | "settings" | "numbers"> {
  headers: Mutable<SharkHeader>[];
  settings: [number, number][];
  numbers: Map<string, number>;
}

/** Numbers to compare, of the types that have one. */
const compared = new Set([
  "http2.rst_stream.error",
  "http2.goaway.error",
  "http2.goaway.last_stream_id",
  "http2.window_update.window_size_increment",
]);

/**
 * Reads PDML line by line: enough of it for tshark's own, which has a field a
 * line. Names and values of headers come out of their bytes, not out of their text.
 *
 * @param ports Of the servers.
 */
export function readPdml(pdml: string, ports: ReadonlySet<number>): readonly CapturedConnection[] {
  const connections = new Map<string, CapturedConnection>();
  let from = 0;
  let to = 0;
  let sequence = 0;
  let frame: Draft | undefined;

  function connection() {
    const up = ports.has(to);
    const [serverPort, clientPort] = up ? [to, from] : [from, to];
    const key = `${serverPort} ${clientPort}`;
    const known = connections.get(key) ?? { serverPort, clientPort, segments: [], frames: [] };
    connections.set(key, known);
    return { known, way: up ? ("up" as const) : ("down" as const) };
  }

  for (const line of pdml.split("\n")) {
    const name = /<field name="([^"]*)"/.exec(line)?.[1];
    if (name === undefined) continue;
    const show = / show="([^"]*)"/.exec(line)?.[1] ?? "";
    const hex = / value="([0-9a-f]*)"/.exec(line)?.[1] ?? "";
    const header = frame?.headers.at(-1);
    switch (name) {
      case "tcp.srcport":
        from = Number(show);
        break;
      case "tcp.dstport":
        to = Number(show);
        break;
      case "tcp.seq":
        sequence = Number(show);
        break;
      case "tcp.payload": {
        const { known, way } = connection();
        // tshark counts from the SYN, which is 0.
        known.segments.push({ way, start: sequence - 1, bytes: Buffer.from(hex, "hex") });
        break;
      }
      case "http2.stream": {
        const { known, way } = connection();
        frame = {
          way,
          type: 0,
          length: 0,
          flagByte: 0,
          stream: 0,
          padding: 0,
          headers: [],
          settings: [],
          numbers: new Map(),
        };
        known.frames.push(frame);
        break;
      }
      case "http2.header":
        frame?.headers.push({ name: "", value: "", form: "", index: undefined });
        break;
      default:
        if (frame !== undefined) readField(frame, header, name, show, hex);
    }
  }
  return [...connections.values()];
}

function readField(
  frame: Draft,
  header: Mutable<SharkHeader> | undefined,
  name: string,
  show: string,
  hex: string,
): void {
  if (name === "http2.magic") Object.assign(frame, { type: "PREFACE", length: 24 });
  else if (name === "http2.type") frame.type = Number(show);
  else if (name === "http2.length") frame.length = Number(show);
  else if (name === "http2.flags") frame.flagByte = Number(show);
  else if (name === "http2.streamid") frame.stream = Number(show);
  else if (name === "http2.pad_length") frame.padding = Number(show);
  else if (name === "http2.settings.id") frame.settings.push([Number(show), 0]);
  else if (name.startsWith("http2.settings.")) {
    const entry = frame.settings.at(-1);
    if (entry !== undefined) entry[1] = Number.parseInt(hex, 16);
  } else if (compared.has(name)) frame.numbers.set(name, Number(show));
  else if (header === undefined) return;
  else if (name === "http2.header.name") header.name = Buffer.from(hex, "hex").toString("latin1");
  else if (name === "http2.header.value") header.value = Buffer.from(hex, "hex").toString("latin1");
  else if (name === "http2.header.repr") header.form = show;
  else if (name === "http2.header.index") header.index = Number(show);
}
