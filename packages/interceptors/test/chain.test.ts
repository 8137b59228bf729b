import { Code, ConnectError } from "@connectrpc/connect";
import { RetryInfoSchema } from "@grpc-playground/gen/google/rpc/error_details_pb";
import { afterEach, beforeEach, expect, test } from "vitest";
import { interceptorsOf, isInterceptor } from "../src/index.ts";
import { maxKeptBytes } from "../src/interceptors/kept-replies.ts";
import { createServerChain } from "../src/server.ts";
import { startBench, type Bench } from "./bench.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

async function codeOf(call: Promise<unknown>): Promise<Code | undefined> {
  return call.then(
    () => undefined,
    (reason: unknown) => ConnectError.from(reason).code,
  );
}

async function texts(replies: AsyncIterable<{ message: string }>): Promise<string[]> {
  const all: string[] = [];
  for await (const { message } of replies) all.push(message);
  return all;
}

async function* names(...all: string[]) {
  for (const name of all) yield { name };
}

test("the first is the outermost: it sees the request first and the reply last", async () => {
  bench.order.client = ["logging", "error-logger"];
  bench.order.server = ["error-logger", "logging"];
  await bench.client().sayHello({ name: "Ada" });
  expect(bench.told("request")).toEqual([
    "client logging request",
    "client error-logger request",
    "server error-logger request",
    "server logging request",
  ]);
  expect(bench.told("done")).toEqual([
    "server logging done",
    "server error-logger done",
    "client error-logger done",
    "client logging done",
  ]);
  expect(bench.notes("logging")).toEqual(["SayHello OK in 0 ms", "SayHello OK in 0 ms"]);
  expect(bench.sightings.map(({ layer }) => layer).filter((layer) => layer > 1)).toEqual([]);
});

test("auth adds what auth asks for, and without it nothing goes further in", async () => {
  bench.order.server = ["logging", "auth", "error-logger"];
  expect(await codeOf(bench.client().sayHello({}))).toBe(Code.Unauthenticated);
  expect(bench.service.asked).toEqual([]);
  expect(bench.told("request")).toEqual(["server logging request", "server auth request"]);
  expect(bench.sightings.filter(({ stopped }) => stopped)).toMatchObject([
    { by: "auth", layer: 1, what: "request", note: "no authorization" },
  ]);
  expect(bench.sightings.filter(({ what }) => what === "error")).toMatchObject([
    { by: "auth", code: "UNAUTHENTICATED" },
    { by: "logging", code: "UNAUTHENTICATED", note: "SayHello UNAUTHENTICATED in 0 ms" },
  ]);
  bench.order.client = ["auth"];
  expect(await codeOf(bench.client().sayHello({}))).toBe(undefined);
  expect(bench.notes("auth").at(-1)).toBe("authorization is right");
});

test("a cache outside auth answers without any authorization, one inside it does not", async () => {
  bench.order.client = ["auth"];
  bench.order.server = ["caching", "auth"];
  const first = await bench.client().sayHello({ name: "Ada" });
  bench.order.client = [];
  const again = await bench.client().sayHello({ name: "Ada" });
  expect([first.message, again.message]).toEqual(["Hello Ada 1", "Hello Ada 1"]);
  expect(bench.sightings.find(({ stopped }) => stopped)).toMatchObject({
    by: "caching",
    note: "answered from the cache",
  });
  // Kept with its headers, a reply is of the protocol that it was made for.
  const connect = bench.client("connect").sayHello({ name: "Ada" });
  expect(await codeOf(connect)).toBe(Code.Unauthenticated);
  // Another request is another entry.
  expect(await codeOf(bench.client().sayHello({ name: "Bo" }))).toBe(Code.Unauthenticated);
  bench.order.server = ["auth", "caching"];
  expect(await codeOf(bench.client().sayHello({ name: "Ada" }))).toBe(Code.Unauthenticated);
});

test("a client's cache asks nobody", async () => {
  bench.order.client = ["caching"];
  await bench.client().sayHello({ name: "Ada" });
  await bench.client().sayHello({ name: "Ada" });
  expect(bench.service.asked.length).toBe(1);
  expect(bench.notes("caching")).toEqual([
    "not in the cache",
    "kept the reply",
    "answered from the cache",
  ]);
});

test("a cache knows no reply of another server, and keeps no more than it has room for", async () => {
  bench.order.client = ["caching"];
  await bench.client().sayHello({ name: "Ada" });
  await bench.client("grpc", "localhost").sayHello({ name: "Ada" });
  expect(bench.service.asked.length).toBe(2);
  // What fills the room pushes out what came first; what is larger is not kept at all.
  await bench.client().sayHello({ name: "B".repeat(maxKeptBytes / 3) });
  await bench.client().sayHello({ name: "C".repeat(maxKeptBytes / 3) });
  await bench.client().sayHello({ name: "D".repeat(maxKeptBytes) });
  expect(bench.notes("caching").at(-1)).toBe("too large to be kept");
  await bench.client().sayHello({ name: "C".repeat(maxKeptBytes / 3) });
  expect(bench.service.asked.length).toBe(5);
  await bench.client().sayHello({ name: "Ada" });
  expect(bench.service.asked.length).toBe(6);
});

test("a call is retried until it succeeds, and each further attempt says its number", async () => {
  bench.order.client = ["logging", "retry"];
  bench.order.server = ["error-logger"];
  bench.service.failing = 2;
  const { message } = await bench.client().sayHello({ name: "Ada" });
  expect(message).toBe("Hello Ada 3");
  const attempts = bench.service.asked.map((header) => header.get("grpc-previous-rpc-attempts"));
  expect(attempts).toEqual([null, "1", "2"]);
  expect(bench.notes("retry")).toEqual(["tries again in 100 ms", "tries again in 200 ms"]);
  const seenBy = (by: string) =>
    bench.sightings.flatMap((one) =>
      one.by === by && (one.what === "request" || one.what === "error")
        ? [`${one.what} ${one.attempt}`]
        : [],
    );
  expect(seenBy("retry")).toEqual(["request 0", "error 0", "request 1", "error 1", "request 2"]);
  expect(seenBy("error-logger")).toEqual(seenBy("retry"));
  // What stands outside of it sees one call.
  expect(seenBy("logging")).toEqual(["request 0"]);
});

test("nobody believes a header that tells of a million attempts", async () => {
  bench.order.client = ["logging"];
  const headers = { "grpc-previous-rpc-attempts": "999999999999" };
  await bench.client().sayHello({ name: "Ada" }, { headers });
  expect(new Set(bench.sightings.map(({ attempt }) => attempt))).toEqual(new Set([100]));
});

test("after three attempts the error is handed on", async () => {
  bench.order.client = ["retry"];
  bench.service.failing = 3;
  expect(await codeOf(bench.client().sayHello({}))).toBe(Code.Unavailable);
  expect(bench.service.asked.length).toBe(3);
  expect(bench.told("error").length).toBe(3);
});

test("who cancels while a call waits for its next attempt gets no other", async () => {
  bench.order.client = ["retry"];
  bench.service.failing = 2;
  const aborter = new AbortController();
  const call = bench.client().sayHello({}, { signal: aborter.signal });
  await expect.poll(() => bench.notes("retry").length, { interval: 5 }).toBe(1);
  aborter.abort();
  expect(await codeOf(call)).toBe(Code.Canceled);
  expect(bench.service.asked.length).toBe(1);
  expect(bench.sightings.at(-1)).toMatchObject({ by: "retry", what: "cancelled" });
});

test("the fourth call in ten seconds is told when to come again", async () => {
  bench.order.server = ["rate-limit"];
  for (let call = 0; call < 3; call++) await bench.client().sayHello({});
  bench.clock.now = 4_000;
  const error = await bench
    .client()
    .sayHello({})
    .catch((reason: unknown) => ConnectError.from(reason));
  if (!(error instanceof ConnectError)) throw new Error("the call was let through");
  expect(error.code).toBe(Code.ResourceExhausted);
  expect(error.findDetails(RetryInfoSchema)[0]?.retryDelay).toMatchObject({
    seconds: 6n,
    nanos: 0,
  });
  expect(bench.service.asked.length).toBe(3);
  bench.clock.now = 10_000;
  expect(await codeOf(bench.client().sayHello({}))).toBe(undefined);
});

test("each message of a stream is seen by each, and an error in its middle is logged", async () => {
  bench.order.client = ["error-logger"];
  bench.order.server = ["logging"];
  bench.service.failAfter = 2;
  expect(await codeOf(texts(bench.client().parrotSaysHello({ name: "Ada" })))).toBe(
    Code.Unavailable,
  );
  const received = bench.sightings.filter(({ what }) => what === "message-received");
  expect(received.filter(({ side }) => side === "client").map(({ index }) => index)).toEqual([
    0, 1,
  ]);
  expect(received.filter(({ side }) => side === "server").map(({ index }) => index)).toEqual([
    0, 1,
  ]);
  expect(bench.notes("error-logger")).toEqual(["UNAVAILABLE: not now"]);
  expect(bench.notes("logging")).toEqual(["ParrotSaysHello UNAVAILABLE in 0 ms"]);
  expect(bench.told("error")).toEqual(["server logging error", "client error-logger error"]);
});

test("requests that stream are seen one by one up to the half-close", async () => {
  bench.order.client = ["logging", "retry"];
  bench.order.server = ["caching"];
  const { message } = await bench.client().chattyClientSaysHello(names("a", "b"));
  expect(message).toBe("ab");
  const whats = (by: string) =>
    bench.sightings.filter((one) => one.by === by).map((one) => one.what);
  const chatty = [
    "request",
    "message-sent",
    "message-sent",
    "half-close",
    "response",
    "message-received",
    "done",
  ];
  expect(whats("logging")).toEqual(chatty);
  expect(whats("caching")).toEqual(chatty);
  expect(await texts(bench.client().interactingHello(names("a", "b")))).toEqual(["a", "b"]);
});

test("every interceptor of both sides learns of a cancelled stream", async () => {
  bench.order.server = ["logging", "auth"];
  bench.order.client = ["auth"];
  bench.service.holds = true;
  const aborter = new AbortController();
  const replies = bench.client().parrotSaysHello({ name: "a" }, { signal: aborter.signal });
  const iterator = replies[Symbol.asyncIterator]();
  expect((await iterator.next()).value?.message).toBe("a 0");
  aborter.abort();
  expect(await codeOf(iterator.next())).toBe(Code.Canceled);
  await expect
    .poll(() => bench.told("cancelled").toSorted(), { interval: 5 })
    .toEqual(["client auth cancelled", "server auth cancelled", "server logging cancelled"]);
  expect(bench.told("done", "error")).toEqual([]);
});

test("only a client can retry", () => {
  expect(interceptorsOf("server").map(({ name }) => name)).not.toContain("retry");
  expect(isInterceptor("retry", "server")).toBe(false);
  expect(isInterceptor("toString", "client")).toBe(false);
  const options = { report: () => undefined, state: { replies: new Map(), letThrough: [] } };
  expect(() => createServerChain(["retry"], options)).toThrow(RangeError);
});
