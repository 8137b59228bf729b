import { createConnectTransport, createGrpcWebTransport } from "@connectrpc/connect-web";
import { createCallLog, startCall } from "@grpc-playground/call";
import { captureFetch } from "@grpc-playground/call/capture-fetch";
import { Greeter } from "@grpc-playground/gen/greet_pb";
import { expect, test } from "vitest";
import { maySecret } from "./secrets.ts";
import { toRecording, writeRecording } from "./to-recording.ts";

test.each(["Authorization", "x-api-key", "api_key", "x-csrf", "id-jwt", "cf-access-jwt-assertion"])(
  "%s may be a secret",
  (name) => expect(maySecret(name)).toBe(true),
);

test.each(["grpc-timeout", "grpc-status-details-bin", "x-lab-delay", "user-agent", "keep-alive"])(
  "%s is none",
  (name) => expect(maySecret(name)).toBe(false),
);

const { sayHello, parrotSaysHello } = Greeter.method;

/** An envelope (gRPC-Web and Connect alike) around a text. */
function envelope(flags: number, text: string): Uint8Array<ArrayBuffer> {
  const content = new TextEncoder().encode(text);
  const bytes = new Uint8Array(5 + content.length);
  bytes[0] = flags;
  new DataView(bytes.buffer).setUint32(1, content.length);
  bytes.set(content, 5);
  return bytes;
}

/** The file of a call over HTTP that was answered so, and the call itself. */
async function answeredWith(body: Uint8Array<ArrayBuffer>, type: string) {
  const web = type.startsWith("application/grpc-web");
  const method = web ? sayHello : parrotSaysHello;
  const fetch = async () =>
    Promise.resolve(new Response(body, { headers: { "content-type": type } }));
  const call = startCall({
    transport: ({ wire }) => {
      const options = { baseUrl: "http://page", fetch: captureFetch(wire, fetch) };
      return web
        ? createGrpcWebTransport(options)
        : createConnectTransport({ ...options, useBinaryFormat: true });
    },
    method,
    request: {},
  });
  await call.done;
  const protocol = web ? "grpc-web" : "connect";
  return { log: call.log, recording: toRecording({ log: call.log, method, protocol, target: "" }) };
}

/** An empty reply. */
const reply = Uint8Array.of(0, 0, 0, 0, 0);

test.each([
  [
    "gRPC-Web",
    "application/grpc-web+proto",
    envelope(0x80, "grpc-status: 0\r\nX-Session: 1234\r\n"),
  ],
  [
    "Connect",
    "application/connect+proto",
    envelope(0x02, '{"metadata":{"x-session":["1234"],"a":["b"]}}'),
  ],
])("trailers in a body of %s are left out if one may be a secret", async (_, type, trailers) => {
  const { log, recording } = await answeredWith(Uint8Array.of(...reply, ...trailers), type);
  expect(log.find("status")?.name).toBe("OK");
  expect(log.find("trailers")?.trailers).toContainEqual(["x-session", "1234"]);
  expect(log.wire.down.count).toBe(2);
  expect(recording.redacted).toBe(true);
  expect(recording.wire?.down?.parts.map(({ bytes }) => bytes)).toEqual([reply]);
  expect(writeRecording(recording)).not.toContain("1234");
});

test.each([
  ["gRPC-Web", "application/grpc-web+proto", envelope(0x80, "grpc-status: 0\r\nx-b: 1\r\n")],
  ["Connect", "application/connect+proto", envelope(0x02, '{"metadata":{"x-b":["1"]}}')],
])("trailers in a body of %s are kept if none is", async (_, type, trailers) => {
  const { recording } = await answeredWith(Uint8Array.of(...reply, ...trailers), type);
  expect(recording.redacted).toBe(false);
  expect(recording.wire?.down?.parts.map(({ bytes }) => bytes)).toEqual([reply, trailers]);
});

test("trailers that nobody can read are left out, and so are half of them", async () => {
  const type = "application/connect+proto";
  const compressed = Uint8Array.of(...reply, ...envelope(0x03, "1234"));
  const half = Uint8Array.of(...reply, ...envelope(0x02, '{"metadata":{"x-session":["1234"]}}'));
  for (const body of [compressed, half.slice(0, -3)]) {
    const { recording } = await answeredWith(body, type);
    expect(recording.redacted).toBe(true);
    expect(recording.wire?.down?.parts).toHaveLength(1);
    expect(recording.wire?.down?.pending).toHaveLength(0);
  }
});

/** Its length, and the text (RFC 7541, 5.2). */
function spelled(of: string): number[] {
  return [of.length, ...new TextEncoder().encode(of)];
}

/** HEADERS with one header, spelled out (RFC 7541, 6.2.2). */
function headersFrame(name: string, value: string, flags = 0x4): Uint8Array {
  const block = [0, ...spelled(name), ...spelled(value)];
  return Uint8Array.of(0, 0, block.length, 1, flags, 0, 0, 0, 1, ...block);
}

/** A call that was cancelled before its log heard of any headers, and frames that came all the same. */
function cancelledWith(frames: readonly Uint8Array[], others?: number) {
  const log = createCallLog({ clock: () => 0 });
  const passed = { sent: 0, received: 0 };
  log.milestone({ kind: "cancelled", by: "client", ...passed });
  log.milestone({
    kind: "status",
    code: 1,
    name: "CANCELLED",
    message: "",
    details: [],
    origin: "client",
    ...passed,
  });
  const at = 1;
  const way = "down";
  if (others !== undefined) {
    log.wire.frames([{ at, way, skipped: { frames: others, bytes: 9, others } }]);
  }
  log.wire.frames(frames.map((bytes) => ({ at, way, bytes })));
  return toRecording({ log, method: sayHello, protocol: "grpc", target: "" });
}

test("header blocks are left out if they hold a secret that the events do not tell of", () => {
  const data = Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 1);
  const recording = cancelledWith([
    headersFrame("x-b", "2"),
    data,
    headersFrame("set-cookie", "1234"),
  ]);
  expect(recording.redacted).toBe(true);
  expect(recording.wire?.records.map(({ bytes }) => bytes)).toEqual([data]);
});

test("header blocks are kept if they can be read and hold none, and only then", () => {
  const harmless = headersFrame("x-b", "2");
  const kept = cancelledWith([harmless]);
  expect([kept.redacted, kept.wire?.records.length]).toEqual([false, 1]);
  // An index that no table has; a block that never ended; frames that are missing before it.
  const unreadable = Uint8Array.of(0, 0, 1, 1, 4, 0, 0, 0, 1, 0xfe);
  expect(cancelledWith([unreadable])).toMatchObject({ redacted: true, wire: { records: [] } });
  const endless = headersFrame("x-b", "2", 0);
  expect(cancelledWith([endless])).toMatchObject({ redacted: true, wire: { records: [] } });
  const guessed = cancelledWith([harmless], 1);
  expect([guessed.redacted, guessed.wire?.records.length]).toEqual([true, 1]);
});
