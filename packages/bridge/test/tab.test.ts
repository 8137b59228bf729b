import { Code, ConnectError } from "@connectrpc/connect";
import { createBridge } from "@grpc-playground/bridge";
import { describe, expect, onTestFinished, test } from "vitest";
import { CloseCode, FrameType, MAX_FRAME } from "../src/frames.ts";
import { encodeCredit, encodeEnd, encodeHead, encodeReset } from "../src/payloads.ts";
import { encodeFrame } from "../src/split.ts";
import { grpcHead, startLiar } from "./support/liar.ts";
import { helloFrame } from "./support/raw-tab.ts";
import { until } from "./support/stand.ts";

// The tab's end against a server that says whatever a test wants.

/** Makes a call and reads all of its answer. */
async function call(url: string): Promise<{ bytes: number; error: ConnectError | undefined }> {
  const bridge = createBridge({ url });
  onTestFinished(() => bridge.close());
  let bytes = 0;
  try {
    const response = await bridge.client()({
      url: "http://playground/a/b",
      method: "POST",
      header: new Headers({ "content-type": "application/grpc" }),
    });
    for await (const chunk of response.body) bytes += chunk.length;
    return { bytes, error: undefined };
  } catch (error) {
    return { bytes, error: ConnectError.from(error) };
  }
}

const raw = (type: number, id: number, ...bytes: number[]) =>
  encodeFrame(type, id, Uint8Array.from(bytes));

describe("a server that breaks the protocol in a call ends that call", () => {
  test.each<[string, Code, RegExp, (id: number) => Uint8Array[]]>([
    ["DATA before HEAD", Code.FailedPrecondition, /before HEAD/, (id) => [raw(4, id, 1)]],
    [
      "END before HEAD",
      Code.FailedPrecondition,
      /before HEAD/,
      (id) => [encodeFrame(FrameType.end, id, encodeEnd([]))],
    ],
    ["a second HEAD", Code.FailedPrecondition, /second HEAD/, (id) => [grpcHead(id), grpcHead(id)]],
    ["a HEAD cut short", Code.InvalidArgument, /HEAD/, (id) => [raw(3, id, 0)]],
    ["empty DATA", Code.InvalidArgument, /DATA/, (id) => [grpcHead(id), raw(4, id)]],
    [
      "more DATA than the window",
      Code.ResourceExhausted,
      /window/,
      (id) => [
        grpcHead(id),
        encodeFrame(FrameType.data, id, new Uint8Array(MAX_FRAME)),
        raw(4, id, 1),
      ],
    ],
    ["an OPEN", Code.InvalidArgument, /OPEN/, (id) => [raw(2, id)]],
    ["an unknown type", Code.Unimplemented, /unknown frame type 0x10/, (id) => [raw(0x10, id)]],
    ["a bad CREDIT", Code.InvalidArgument, /CREDIT/, (id) => [raw(7, id, 0)]],
    [
      "too much CREDIT",
      Code.InvalidArgument,
      /window/,
      (id) => [encodeFrame(FrameType.credit, id, encodeCredit(0x7fff_ffff))],
    ],
    ["a bad RESET", Code.InvalidArgument, /RESET/, (id) => [raw(6, id, 99)]],
    [
      "metadata that is not HTTP",
      Code.Internal,
      /not valid HTTP/,
      (id) => [
        encodeFrame(FrameType.head, id, encodeHead({ status: 200, headers: [["bad name", ""]] })),
      ],
    ],
  ])("%s", async (_, code, message, frames) => {
    const liar = await startLiar((socket, id) => socket.send(Buffer.concat(frames(id))));
    const { error } = await call(liar.url);
    expect(error?.code).toBe(code);
    expect(error?.rawMessage).toMatch(message);
    await until(() => liar.heard.some(([type]) => type === FrameType.reset), "the server is told");
    expect(liar.closed).toEqual([]);
  });

  test("RESET after data: the data first, then the error; no answer to it", async () => {
    const liar = await startLiar((socket, id) =>
      socket.send(
        Buffer.concat([
          grpcHead(id),
          raw(4, id, 1, 2, 3),
          encodeFrame(6, id, encodeReset({ code: Code.DataLoss, message: "gone" })),
          raw(4, id, 4),
        ]),
      ),
    );
    const { bytes, error } = await call(liar.url);
    expect(bytes).toBe(3);
    expect(error?.code).toBe(Code.DataLoss);
    expect(error?.rawMessage).toBe("gone");
    expect(liar.heard.map(([type]) => type)).not.toContain(FrameType.reset);
  });
});

describe("a server that cannot be understood loses the socket", () => {
  test.each<[string, number, RegExp, Uint8Array | string]>([
    ["text", CloseCode.textMessage, /not binary/, "hello"],
    ["no frame", CloseCode.protocol, /header/, Uint8Array.of(1, 2)],
    ["no HELLO", CloseCode.protocol, /not HELLO/, raw(4, 1, 1)],
    ["another protocol", CloseCode.protocol, /GPBR/, raw(1, 0, 1, 1, 1, 1)],
    ["another version", CloseCode.version, /version 7/, helloFrame({ version: 7 })],
  ])("%s for a greeting", async (_, code, reason, greeting) => {
    const liar = await startLiar(() => undefined, greeting);
    const { error } = await call(liar.url);
    expect(error?.code).toBe(Code.Internal);
    expect(error?.rawMessage).toMatch(reason);
    await until(() => liar.closed.length === 1, "the socket is closed");
    expect(liar.closed[0]?.code).toBe(code);
  });

  test("a frame of a call that was never opened", async () => {
    const liar = await startLiar((socket, id) => socket.send(raw(4, id + 1, 1)));
    const { error } = await call(liar.url);
    expect(error?.code).toBe(Code.Internal);
    expect(error?.rawMessage).toMatch(/never opened/);
  });
});

test("a method other than POST, and metadata too long, are refused before anything is sent", async () => {
  const liar = await startLiar(() => undefined);
  const bridge = createBridge({ url: liar.url });
  onTestFinished(() => bridge.close());
  const request = { url: "http://playground/a/b", method: "GET", header: new Headers() };
  await expect(bridge.client()(request)).rejects.toThrow(/only POST/);
  const header = new Headers({ "x-long": "x".repeat(66_000) });
  await expect(bridge.client()({ ...request, method: "POST", header })).rejects.toThrow(
    /longer than 65535/,
  );
  expect(liar.heard.filter(([type]) => type !== FrameType.hello)).toEqual([]);
});
