import { once } from "node:events";
import { onTestFinished } from "vitest";
import { WebSocket } from "ws";
import { FrameType, MAX_FRAME, MAX_MESSAGE, VERSION } from "../../src/frames.ts";
import type { Open } from "../../src/frames.ts";
import {
  decodeCredit,
  decodeHead,
  decodeReset,
  decodeResponseEnd,
  encodeEnd,
  encodeHello,
  encodeOpen,
} from "../../src/payloads.ts";
import { encodeFrame, splitMessage } from "../../src/split.ts";
import { decodeTapFrames } from "../../src/tap/codec.ts";
import type { TapRecord } from "../../src/tap/codec.ts";
import { isTap } from "../../src/tap/listener.ts";
import { until } from "./stand.ts";

/** What the server end said of one call, decoded. */
export interface Heard {
  head?: ReturnType<typeof decodeHead>;
  bytes: number;
  credit: number;
  /** Of an inspected call. */
  tapped: TapRecord[];
  trailers?: ReturnType<typeof decodeResponseEnd>;
  reset?: ReturnType<typeof decodeReset>;
}

/** A tab that sends whatever frames a test wants, in any order. */
export interface RawTab {
  readonly socket: WebSocket;
  readonly closed: { code: number; reason: string } | undefined;
  readonly greeted: boolean;
  /** Frames given together go in one message. */
  send(...frames: Uint8Array[]): void;
  heard(id: number): Heard;
  hear(id: number, what: "head" | "reset" | "trailers"): Promise<Heard>;
  /** The close frame of the server end. */
  closing(): Promise<{ code: number; reason: string }>;
}

export const hello = {
  version: VERSION,
  features: 0,
  window: 1024 * 1024,
  maxFrame: MAX_FRAME,
  maxMessage: MAX_MESSAGE,
};

export function helloFrame(fields: Partial<typeof hello> = {}): Uint8Array {
  return encodeFrame(FrameType.hello, 0, encodeHello({ ...hello, ...fields }));
}

export const grpcHeaders: Open["headers"] = [["content-type", "application/grpc+proto"]];

export function openFrame(id: number, target: { address: string }, open: Partial<Open> = {}) {
  const payload = encodeOpen({
    target: { address: target.address, tls: false },
    inspect: false,
    path: "/greet.Greeter/InteractingHello",
    headers: grpcHeaders,
    ...open,
  });
  return encodeFrame(FrameType.open, id, payload);
}

export function endFrame(id: number): Uint8Array {
  return encodeFrame(FrameType.end, id, encodeEnd());
}

/** A HelloRequest with a name of `size` bytes, in its gRPC envelope. */
export function envelope(size: number): Uint8Array {
  const name = Buffer.alloc(size, "x");
  const length: number[] = [];
  for (let rest = size; ; rest >>>= 7) {
    length.push(rest > 127 ? (rest & 127) | 128 : rest);
    if (rest <= 127) break;
  }
  const message = Buffer.concat([Buffer.from([0x0a, ...length]), name]);
  const head = Buffer.alloc(5);
  head.writeUInt32BE(message.length, 1);
  return Buffer.concat([head, message]);
}

/** @param inspects whether it makes inspected calls: no other is to be told of taps */
export async function openRawTab(url: string, greet = true, inspects = false): Promise<RawTab> {
  const socket = new WebSocket(url, { perMessageDeflate: false });
  socket.binaryType = "nodebuffer";
  const calls = new Map<number, Heard>();
  let closed: { code: number; reason: string } | undefined;
  let greeted = false;

  function of(id: number): Heard {
    const known = calls.get(id) ?? { bytes: 0, credit: 0, tapped: [] };
    calls.set(id, known);
    return known;
  }

  socket.on("message", (data) => {
    if (!(data instanceof Uint8Array)) throw new Error("not binary");
    for (const { type, id, payload } of splitMessage(data, MAX_MESSAGE)) {
      const call = of(id);
      if (type === FrameType.hello) greeted = true;
      else if (type === FrameType.head) call.head = decodeHead(payload);
      else if (type === FrameType.data) call.bytes += payload.length;
      else if (type === FrameType.credit) call.credit += decodeCredit(payload);
      else if (type === FrameType.end) call.trailers = decodeResponseEnd(payload);
      else if (type === FrameType.reset) call.reset = decodeReset(payload);
      else if (inspects && type === FrameType.tapFrames)
        call.tapped.push(...decodeTapFrames(payload));
      else if (inspects && isTap(type)) continue;
      else throw new Error(`the server end sent a frame of type ${type}`);
    }
  });
  socket.on("close", (code, reason) => (closed = { code, reason: reason.toString() }));
  onTestFinished(() => socket.terminate());
  await once(socket, "open");
  if (greet) socket.send(helloFrame());

  return {
    socket,
    get closed() {
      return closed;
    },
    get greeted() {
      return greeted;
    },
    send: (...frames) => socket.send(Buffer.concat(frames)),
    heard: of,
    async hear(id, what) {
      await until(() => of(id)[what] !== undefined || closed !== undefined, `call ${id} ${what}`);
      return of(id);
    },
    async closing() {
      await until(() => closed !== undefined, "the socket is closed");
      return closed ?? { code: 0, reason: "" };
    },
  };
}
