import { Code } from "@connectrpc/connect";
import type { HelloRequest } from "@grpc-playground/gen/greet_pb";
import type * as grpc from "@grpc/grpc-js";
import { beforeEach, describe, expect, test } from "vitest";
import { CloseCode, FrameType, MAX_FRAME, MAX_HEAD } from "../src/frames.ts";
import { encodeCredit, encodeHead, encodeOpen, encodeReset } from "../src/payloads.ts";
import { encodeFrame } from "../src/split.ts";
import { reply, startGreeter } from "./support/greeter.ts";
import type { Target } from "./support/greeter.ts";
import {
  endFrame,
  envelope,
  grpcHeaders,
  helloFrame,
  openFrame,
  openRawTab,
} from "./support/raw-tab.ts";
import type { RawTab } from "./support/raw-tab.ts";
import { startStand, until } from "./support/stand.ts";
import type { Stand } from "./support/stand.ts";

const limits = { maxCallsPerSocket: 3, maxHeaders: 10 };

let target: Target;
let stand: Stand;
let tab: RawTab;
/** Streams that the target has open. */
let streams: Set<grpc.ServerDuplexStream<unknown, unknown>>;

beforeEach(async () => {
  streams = new Set();
  target = await startGreeter({
    interactingHello(call) {
      streams.add(call);
      call.on("data", ({ name }: HelloRequest) => call.write(reply(name)));
      call.on("end", () => call.end());
      call.on("close", () => streams.delete(call));
    },
  });
  stand = await startStand({ limits });
  tab = await openRawTab(stand.url);
});

const raw = (type: number, id: number, ...bytes: number[]) =>
  encodeFrame(type, id, Uint8Array.from(bytes));

function headers(count: number): [string, string][] {
  return [
    ...grpcHeaders,
    ...Array.from({ length: count }, (_, i): [string, string] => [`x-${i}`, ""]),
  ] as [string, string][];
}

/** An OPEN whose head is longer than any may be: the encoder would refuse to write it. */
function oversizedOpen(id: number): Uint8Array {
  const payload = encodeOpen({ target: undefined, inspect: false, path: "/a/b", headers: [] });
  const padded = new Uint8Array(MAX_HEAD + 1);
  padded.set(payload);
  return encodeFrame(FrameType.open, id, padded);
}

const openWith = (open: Parameters<typeof openFrame>[2]) => (id: number) =>
  openFrame(id, target, open);

const header = (name: string, value: string) =>
  openWith({ headers: [...grpcHeaders, [name, value]] });

describe("an OPEN at fault ends its own call", () => {
  test.each<[string, Code, RegExp, (id: number) => Uint8Array]>([
    ["empty", Code.InvalidArgument, /OPEN/, (id) => raw(FrameType.open, id)],
    ["cut short", Code.InvalidArgument, /too early/, (id) => raw(FrameType.open, id, 1, 0, 9, 65)],
    ["with unknown flags", Code.InvalidArgument, /flags/, (id) => raw(FrameType.open, id, 0x80)],
    [
      "with bytes left over",
      Code.InvalidArgument,
      /too many/,
      (id) =>
        encodeFrame(
          FrameType.open,
          id,
          Uint8Array.from([
            ...encodeOpen({ target: undefined, inspect: false, path: "/a/b", headers: [] }),
            0,
          ]),
        ),
    ],
    ["oversized", Code.ResourceExhausted, /maxHeadBytes = 65536/, oversizedOpen],
    [
      "with too many headers",
      Code.ResourceExhausted,
      /maxHeaders = 10/,
      (id) => openFrame(id, target, { headers: headers(11) }),
    ],
    ["without a method", Code.InvalidArgument, /path/, openWith({ path: "greet" })],
    ["with a space in its path", Code.InvalidArgument, /path/, openWith({ path: "/a b/c" })],
    ["without a content-type", Code.InvalidArgument, /content-type/, openWith({ headers: [] })],
    [
      "of another protocol",
      Code.InvalidArgument,
      /content-type/,
      openWith({ headers: [["content-type", "text/html"]] }),
    ],
    ["with a pseudo-header", Code.InvalidArgument, /:authority/, header(":authority", "evil")],
    ["with a hop-by-hop header", Code.InvalidArgument, /connection/, header("connection", "close")],
    ["with a host", Code.InvalidArgument, /host/, header("host", "evil")],
    ["with a length", Code.InvalidArgument, /content-length/, header("content-length", "1")],
    ["with te: gzip", Code.InvalidArgument, /te can only/, header("te", "gzip")],
    ["with a capital in a name", Code.InvalidArgument, /X-A/, header("X-A", "1")],
    ["with a line break in a value", Code.InvalidArgument, /control/, header("x-a", "1\r\nx-b: 2")],
    [
      "with two content-types",
      Code.InvalidArgument,
      /content-type/,
      header("content-type", "application/grpc"),
    ],
  ])("%s", async (_, code, message, frame) => {
    await bystanderGoesOn(async () => {
      tab.send(frame(2));
      const { reset } = await tab.hear(2, "reset");
      expect(reset?.code).toBe(code);
      expect(reset?.message).toMatch(message);
    });
  });

  test("one call more than the limit, which is named", async () => {
    await bystanderGoesOn(async () => {
      for (const id of [2, 3, 4]) tab.send(openFrame(id, target));
      const { reset } = await tab.hear(4, "reset");
      expect(reset?.code).toBe(Code.ResourceExhausted);
      expect(reset?.message).toMatch(/maxCallsPerSocket = 3/);
      for (const id of [2, 3]) tab.send(raw(FrameType.reset, id, Code.Canceled));
    });
  });

  test("an id that is not above the ones before", async () => {
    await bystanderGoesOn(async () => {
      tab.send(raw(FrameType.open, 7), openFrame(5, target));
      const { reset } = await tab.hear(5, "reset");
      expect(reset?.code).toBe(Code.FailedPrecondition);
    });
  });
});

describe("a frame at fault ends the call that it belongs to", () => {
  test.each<[string, Code, RegExp, (id: number) => Uint8Array]>([
    ["empty DATA", Code.InvalidArgument, /DATA: empty/, (id) => raw(FrameType.data, id)],
    [
      "oversized DATA",
      Code.ResourceExhausted,
      /maxFrameBytes/,
      (id) => encodeFrame(FrameType.data, id, new Uint8Array(MAX_FRAME + 1)),
    ],
    [
      "DATA beyond the window",
      Code.ResourceExhausted,
      /window = /,
      (id) =>
        Buffer.concat([
          encodeFrame(FrameType.data, id, new Uint8Array(MAX_FRAME)),
          raw(FrameType.data, id, 1),
        ]),
    ],
    [
      "DATA after END",
      Code.FailedPrecondition,
      /DATA after END/,
      (id) => Buffer.concat([endFrame(id), raw(FrameType.data, id, 1)]),
    ],
    [
      "an END that carries something",
      Code.InvalidArgument,
      /END/,
      (id) => raw(FrameType.end, id, 1),
    ],
    [
      "a second END",
      Code.FailedPrecondition,
      /second END/,
      (id) => Buffer.concat([endFrame(id), endFrame(id)]),
    ],
    ["a second OPEN", Code.FailedPrecondition, /second OPEN/, (id) => openFrame(id, target)],
    [
      "a HEAD",
      Code.InvalidArgument,
      /HEAD/,
      (id) => encodeFrame(FrameType.head, id, encodeHead({ status: 200, headers: [] })),
    ],
    ["a HELLO", Code.Unimplemented, /unknown frame type/, (id) => raw(FrameType.hello, id)],
    ["a short CREDIT", Code.InvalidArgument, /CREDIT/, (id) => raw(FrameType.credit, id, 1, 2)],
    [
      "a long CREDIT",
      Code.InvalidArgument,
      /CREDIT/,
      (id) => raw(FrameType.credit, id, 0, 0, 0, 1, 0),
    ],
    [
      "a CREDIT of nothing",
      Code.InvalidArgument,
      /CREDIT/,
      (id) => raw(FrameType.credit, id, 0, 0, 0, 0),
    ],
    [
      "a CREDIT beyond the window",
      Code.InvalidArgument,
      /window/,
      (id) => encodeFrame(FrameType.credit, id, encodeCredit(0x7fff_ffff)),
    ],
    ["an empty RESET", Code.InvalidArgument, /RESET/, (id) => raw(FrameType.reset, id)],
    [
      "a RESET that says OK",
      Code.InvalidArgument,
      /not a gRPC status/,
      (id) => raw(FrameType.reset, id, 0),
    ],
    [
      "a RESET that says too much",
      Code.ResourceExhausted,
      /4096/,
      (id) => encodeFrame(FrameType.reset, id, new Uint8Array(5000).fill(1)),
    ],
    [
      "a frame of a reserved type",
      Code.Unimplemented,
      /unknown frame type/,
      (id) => raw(0x10, id, 1),
    ],
    ["a frame of an unknown type", Code.Unimplemented, /unknown frame type/, (id) => raw(0xff, id)],
  ])("%s", async (_, code, message, frame) => {
    await bystanderGoesOn(async () => {
      tab.send(openFrame(2, target));
      tab.send(encodeFrame(FrameType.data, 2, envelope(1)));
      await tab.hear(2, "head");
      tab.send(frame(2));
      const { reset } = await tab.hear(2, "reset");
      expect(reset?.code).toBe(code);
      expect(reset?.message).toMatch(message);
    });
  });

  test("a call that was never opened is refused", async () => {
    await bystanderGoesOn(async () => {
      tab.send(raw(FrameType.data, 9, 1));
      const { reset } = await tab.hear(9, "reset");
      expect(reset?.code).toBe(Code.FailedPrecondition);
      expect(reset?.message).toMatch(/never opened/);
    });
  });

  test("frames that were under way when their call ended are ignored", async () => {
    await bystanderGoesOn(async () => {
      tab.send(openFrame(2, target), endFrame(2));
      await tab.hear(2, "trailers");
      tab.send(
        raw(FrameType.data, 2, 1),
        endFrame(2),
        encodeFrame(FrameType.credit, 2, encodeCredit(1)),
        encodeFrame(FrameType.reset, 2, encodeReset({ code: Code.Canceled, message: "" })),
      );
    });
    expect(tab.heard(2).reset).toBeUndefined();
  });
});

/**
 * Runs `action` beside a call that is under way, and looks that this one goes
 * on, and that nothing of what `action` did is left behind.
 */
async function bystanderGoesOn(action: () => Promise<void>): Promise<void> {
  const message = envelope(3);
  tab.send(openFrame(1, target), encodeFrame(FrameType.data, 1, message));
  await until(() => tab.heard(1).bytes === message.length, "the bystander is answered");
  const before = stand.server.stats();
  expect(before).toEqual({ sockets: 1, calls: 1, sessions: 1 });

  await action();

  await until(() => stand.server.stats().calls === 1, "only the bystander is left");
  await until(() => streams.size === 1, "the target holds the bystander's stream only");
  expect(stand.server.stats()).toEqual(before);
  tab.send(encodeFrame(FrameType.data, 1, message));
  await until(() => tab.heard(1).bytes === 2 * message.length, "the bystander is answered again");
  tab.send(endFrame(1));
  const { trailers, reset } = await tab.hear(1, "trailers");
  expect(reset).toBeUndefined();
  expect(trailers).toContainEqual(["grpc-status", "0"]);
  await until(() => stand.server.stats().calls === 0 && streams.size === 0, "nothing is left");
}

describe("a fault in the framing closes the socket, with all that it held", () => {
  test.each<[string, number, RegExp, Uint8Array | string]>([
    ["a text message", CloseCode.textMessage, /not binary/, "hello"],
    ["an empty message", CloseCode.protocol, /empty/, new Uint8Array(0)],
    ["half a header", CloseCode.protocol, /header/, Uint8Array.of(1, 0, 0)],
    [
      "a frame longer than its message",
      CloseCode.protocol,
      /longer/,
      Uint8Array.of(4, 0, 0, 0, 1, 0, 0, 0, 9, 1),
    ],
    [
      "a length of 4 GiB",
      CloseCode.protocol,
      /longer/,
      Uint8Array.of(4, 0, 0, 0, 1, 255, 255, 255, 255, 1),
    ],
    ["a frame without a call", CloseCode.protocol, /without a call/, raw(FrameType.data, 0, 1)],
    ["a second HELLO", CloseCode.protocol, /without a call/, helloFrame()],
    [
      "an oversized message",
      CloseCode.messageTooBig,
      /maxMessageBytes/,
      new Uint8Array(4 * 1024 * 1024 + 1),
    ],
  ])("%s", async (_, code, reason, message) => {
    tab.send(openFrame(1, target));
    await until(() => streams.size === 1, "the call has reached the target");
    tab.socket.send(message);
    const closed = await tab.closing();
    expect(closed.code).toBe(code);
    expect(closed.reason).toMatch(reason);
    await until(() => streams.size === 0, "the target's stream is gone");
    expect(stand.server.stats()).toEqual({ sockets: 0, calls: 0, sessions: 1 });
  });

  test.each<[string, number, RegExp, Uint8Array]>([
    ["not a HELLO", CloseCode.protocol, /not HELLO/, raw(FrameType.data, 1, 1)],
    ["of another protocol", CloseCode.protocol, /GPBR/, raw(FrameType.hello, 0, 1, 2, 3, 4)],
    ["cut short", CloseCode.protocol, /too early/, helloFrame().subarray(0, 9).with(8, 0)],
    ["of another version", CloseCode.version, /version 1/, helloFrame({ version: 2 })],
    ["with a window of nothing", CloseCode.protocol, /window/, helloFrame({ window: 0 })],
    [
      "with frames too small for a head",
      CloseCode.protocol,
      /maxFrame/,
      helloFrame({ maxFrame: 10 }),
    ],
  ])("a first frame that is %s", async (_, code, reason, frame) => {
    const other = await openRawTab(stand.url, false);
    other.send(frame);
    const closed = await other.closing();
    expect(closed.code).toBe(code);
    expect(closed.reason).toMatch(reason);
  });
});

test("a page that makes up frames without end loses its socket", async () => {
  const small = await startStand({ limits: { maxFaultsPerSocket: 3 } });
  const page = await openRawTab(small.url);
  page.send(...[11, 12, 13].map((id) => raw(FrameType.data, id, 1)));
  expect((await page.hear(13, "reset")).reset?.code).toBe(Code.FailedPrecondition);
  page.send(raw(FrameType.data, 14, 1));
  const closed = await page.closing();
  expect(closed.code).toBe(CloseCode.protocol);
  expect(closed.reason).toMatch(/maxFaultsPerSocket = 3/);
});

describe("who may have a socket", () => {
  test("a tab that never says HELLO is let go", async () => {
    const hasty = await startStand({ limits: { helloTimeoutMs: 20 } });
    const silent = await openRawTab(hasty.url, false);
    expect((await silent.closing()).code).toBe(CloseCode.helloTimeout);
    expect(hasty.server.stats().sockets).toBe(0);
  });

  test("one tab more than the limit, which is named", async () => {
    const small = await startStand({ limits: { maxSockets: 1 } });
    const first = await openRawTab(small.url);
    const second = await openRawTab(small.url);
    const closed = await second.closing();
    expect(closed.code).toBe(CloseCode.tooManySockets);
    expect(closed.reason).toMatch(/maxSockets = 1/);
    expect(first.closed).toBeUndefined();
  });
});
