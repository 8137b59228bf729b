import { Code, ConnectError } from "@connectrpc/connect";
import { createWritableIterable } from "@connectrpc/connect/protocol";
import { once } from "node:events";
import * as http2 from "node:http2";
import { describe, expect, onTestFinished, test } from "vitest";
import { startFrameTap } from "./support/frame-tap.ts";
import { startGreeter } from "./support/greeter.ts";
import { startStand, until } from "./support/stand.ts";

const data = 0;
const rstStream = 3;
const endStream = 1;

test("cancelling a client stream resets it, and does not end it first", async () => {
  const greeter = await startGreeter();
  const tap = await startFrameTap(greeter.address);
  const stand = await startStand();
  const abort = new AbortController();
  const requests = createWritableIterable<{ name: string }>();
  const call = stand.greeter(tap).chattyClientSaysHello(requests, { signal: abort.signal });
  await requests.write({ name: "Ada" });
  await until(() => tap.frames.some(({ type }) => type === data), "the message came");
  abort.abort();
  await expect(call).rejects.toMatchObject({ code: Code.Canceled });
  await until(() => tap.frames.some(({ type }) => type === rstStream), "the reset came");
  const ended = tap.frames.filter(({ type, flags }) => type === data && (flags & endStream) !== 0);
  expect(ended).toEqual([]);
});

/** A target that resets every call with CANCEL after the given time. */
async function startResetting(afterMs: number): Promise<string> {
  const server = http2.createServer();
  server.on("stream", (stream) => {
    stream.on("error", () => undefined);
    setTimeout(() => stream.close(http2.constants.NGHTTP2_CANCEL), afterMs);
  });
  server.on("session", (session) => onTestFinished(() => session.destroy()));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `127.0.0.1:${address.port}`;
}

/** The code that a call to it with the given `grpc-timeout` ends with. */
async function codeOf(target: string, timeout: string): Promise<string | undefined> {
  const stand = await startStand();
  const response = stand.bridge.client({ address: target, tls: false })({
    url: `http://${target}/greet.Greeter/SayHello`,
    method: "POST",
    header: new Headers({ "content-type": "application/grpc", "grpc-timeout": timeout }),
  });
  const error = await response.then(
    () => undefined,
    (reason: unknown) => ConnectError.from(reason),
  );
  return error && Code[error.code];
}

describe("a target that resets a call with CANCEL", () => {
  test("at its deadline, as grpc-go does, has exceeded it", async () => {
    expect(await codeOf(await startResetting(60), "50m")).toBe("DeadlineExceeded");
  });

  test("before its deadline has cancelled it", async () => {
    expect(await codeOf(await startResetting(0), "10S")).toBe("Canceled");
  });
});
