import { Code } from "@connectrpc/connect";
import { fromUtf8, Reader, utf8, Writer } from "./bytes.ts";
import { exceeds, malformed } from "./faults.ts";
import { MAGIC, MAX_FRAME, MAX_HEAD, MAX_REASON, MAX_WINDOW, OpenFlag } from "./frames.ts";
import type { Head, HeaderList, Hello, Open, Reset } from "./frames.ts";

// What is inside each frame: docs/BRIDGE.md, "Frames". Encoding and decoding
// throw a CallFault and nothing else; a decoder takes any bytes whatever.

const EMPTY = new Uint8Array(0);

/** Every payload is written with it, from beginning to end before the next. */
const writer = new Writer();

function checkHead(length: number, what: string): void {
  if (length <= MAX_HEAD) return;
  throw exceeds("maxHeadBytes", MAX_HEAD, `${what} of ${length} bytes is too long`);
}

function finishHead(what: string): Uint8Array {
  checkHead(writer.length, what);
  return writer.done();
}

function bounded(payload: Uint8Array, what: string): Uint8Array {
  checkHead(payload.length, what);
  return payload;
}

function writeHeaders(headers: HeaderList): void {
  if (headers.length > 0xffff) throw malformed("headers: more than 65535");
  writer.u16(headers.length);
  for (const [name, value] of headers) {
    writer.latin1(name, "header name");
    writer.latin1(value, `header ${name}`);
  }
}

function readText(reader: Reader): string {
  return reader.latin1(reader.u16());
}

function readHeaders(reader: Reader): HeaderList {
  const count = reader.u16();
  const headers: [string, string][] = [];
  for (let i = 0; i < count; i++) headers.push([readText(reader), readText(reader)]);
  return headers;
}

export function encodeHello(hello: Hello): Uint8Array {
  writer.start();
  writer.u32(MAGIC);
  writer.u16(hello.version);
  writer.u16(hello.features);
  writer.u32(hello.window);
  writer.u32(hello.maxFrame);
  writer.u32(hello.maxMessage);
  return writer.done();
}

/** Later versions may append fields; what is behind the known ones is left alone. */
export function decodeHello(payload: Uint8Array): Hello {
  const reader = new Reader(payload, "HELLO");
  if (reader.u32() !== MAGIC) throw malformed("HELLO: it does not begin with GPBR");
  const hello = {
    version: reader.u16(),
    features: reader.u16(),
    window: reader.u32(),
    maxFrame: reader.u32(),
    maxMessage: reader.u32(),
  };
  if (hello.window < 1 || hello.window > MAX_WINDOW) throw malformed("HELLO: window out of range");
  // A peer that takes less than a whole head could not be told anything.
  if (hello.maxFrame < MAX_HEAD) throw malformed(`HELLO: maxFrame below ${MAX_HEAD}`);
  if (hello.maxMessage < hello.maxFrame + 9) throw malformed("HELLO: maxMessage below maxFrame");
  return hello;
}

export function encodeOpen(open: Open): Uint8Array {
  writer.start();
  writer.u8(
    (open.target === undefined ? 0 : OpenFlag.target) |
      (open.target?.tls === true ? OpenFlag.tls : 0) |
      (open.inspect ? OpenFlag.inspect : 0),
  );
  const address = utf8(open.target?.address ?? "");
  if (address.length > 0xffff) throw malformed("OPEN: the target's address is too long");
  writer.u16(address.length);
  writer.bytes(address);
  writer.latin1(open.path, "OPEN: path");
  writeHeaders(open.headers);
  return finishHead("OPEN");
}

export function decodeOpen(payload: Uint8Array): Open {
  const reader = new Reader(bounded(payload, "OPEN"), "OPEN");
  const flags = reader.u8();
  if ((flags & ~(OpenFlag.target | OpenFlag.tls | OpenFlag.inspect)) !== 0) {
    throw malformed(`OPEN: unknown flags 0x${flags.toString(16)}`);
  }
  const address = fromUtf8(reader.take(reader.u16()));
  const tls = (flags & OpenFlag.tls) !== 0;
  if ((flags & OpenFlag.target) === 0 && (address !== "" || tls)) {
    throw malformed("OPEN: an address or TLS without the target flag");
  }
  const open = {
    target: (flags & OpenFlag.target) === 0 ? undefined : { address, tls },
    inspect: (flags & OpenFlag.inspect) !== 0,
    path: readText(reader),
    headers: readHeaders(reader),
  };
  reader.finish();
  return open;
}

export function encodeHead(head: Head): Uint8Array {
  writer.start();
  writer.u16(head.status);
  writeHeaders(head.headers);
  return finishHead("HEAD");
}

export function decodeHead(payload: Uint8Array): Head {
  const reader = new Reader(bounded(payload, "HEAD"), "HEAD");
  const head = { status: reader.u16(), headers: readHeaders(reader) };
  reader.finish();
  return head;
}

/** The END of a request carries nothing; the END of a response carries the trailers. */
export function encodeEnd(trailers?: HeaderList): Uint8Array {
  if (trailers === undefined) return EMPTY;
  writer.start();
  writeHeaders(trailers);
  return finishHead("END");
}

export function decodeRequestEnd(payload: Uint8Array): void {
  new Reader(payload, "END").finish();
}

export function decodeResponseEnd(payload: Uint8Array): HeaderList {
  const reader = new Reader(bounded(payload, "END"), "END");
  const trailers = readHeaders(reader);
  reader.finish();
  return trailers;
}

/** A longer message is cut at a character. */
export function encodeReset(reset: Reset): Uint8Array {
  const payload = new Uint8Array(1 + MAX_REASON);
  payload[0] = reset.code;
  const { written } = new TextEncoder().encodeInto(reset.message, payload.subarray(1));
  return payload.subarray(0, 1 + written);
}

function isCode(code: number): code is Code {
  return code in Code;
}

export function decodeReset(payload: Uint8Array): Reset {
  const reader = new Reader(payload, "RESET");
  const code = reader.u8();
  if (!isCode(code)) throw malformed(`RESET: ${code} is not a gRPC status code`);
  if (reader.left > MAX_REASON) {
    throw exceeds("RESET message", MAX_REASON, `a message of ${reader.left} bytes is too long`);
  }
  return { code, message: fromUtf8(reader.take(reader.left)) };
}

export function encodeCredit(bytes: number): Uint8Array {
  writer.start();
  writer.u32(bytes);
  return writer.done();
}

export function decodeCredit(payload: Uint8Array): number {
  const reader = new Reader(payload, "CREDIT");
  const bytes = reader.u32();
  reader.finish();
  if (bytes < 1 || bytes > MAX_WINDOW) throw malformed(`CREDIT: ${bytes} bytes`);
  return bytes;
}

/** Data is opaque; only its size is checked. */
export function checkData(payload: Uint8Array, maxFrame = MAX_FRAME): void {
  if (payload.length === 0) throw malformed("DATA: empty");
  if (payload.length > maxFrame) {
    throw exceeds("maxFrameBytes", maxFrame, `DATA of ${payload.length} bytes is too long`);
  }
}
