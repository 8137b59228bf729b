import { Code, ConnectError, createRouterTransport } from "@connectrpc/connect";
import { Greeter } from "@grpc-playground/gen/greet_pb";
import { describe, expect, test } from "vitest";
import {
  contextOf,
  createCallLog,
  explain,
  rpcTypeGuides,
  startCall,
  statusGuides,
  statusList,
  statusNames,
} from "../src/index.ts";
import { rpcTypeStories } from "../src/explain/rpc-type-stories.ts";
import type { Call, CallEvent, Explanation, Protocol } from "../src/index.ts";
import { greeter, inMemory, protocols } from "./greeter.ts";

const ada = { greeting: "Hello", name: "Ada" };

interface Told extends Explanation {
  kind: CallEvent["kind"];
}

/** Every event of an ended call, explained as it would have been while it ran. */
async function toldOf(call: Call, protocol: Protocol): Promise<Told[]> {
  await call.done;
  return Array.from({ length: call.log.events.length }, (_, index) => {
    const event = call.log.events.at(index);
    if (event === undefined) throw new Error(`no event ${index}`);
    return { kind: event.kind, ...explain(event, contextOf(call.log, event, protocol)) };
  });
}

/** One call of each type, of each ending. */
function calls(protocol: Protocol): Call[] {
  const transport = inMemory(protocol, greeter);
  const started = Object.values(Greeter.method).flatMap((method) => [
    startCall({ transport, method, request: ada, timeoutMs: 60_000 }),
    startCall({ transport, method, request: { name: "fail" } }),
    startCall({ transport, method, timeoutMs: 0 }),
  ]);
  for (const call of started) call.halfClose();
  const cancelled = startCall({ transport, method: Greeter.method.interactingHello });
  cancelled.cancel();
  return [...started, cancelled];
}

describe.each(protocols)("over %s", (protocol) => {
  test("every event has one whole sentence of its own", async () => {
    const told = (await Promise.all(calls(protocol).map((call) => toldOf(call, protocol)))).flat();
    expect(new Set(told.map((each) => each.kind)).size).toBe(9);
    for (const { title, sentence } of told) {
      expect(title.length).toBeGreaterThan(1);
      expect(sentence).toMatch(/^[A-Z].*[.]$/);
      expect(sentence.slice(0, -1)).not.toMatch(/[.] /);
      expect(sentence).not.toMatch(/undefined|NaN|null|\[object/);
    }
  });

  test("it says what is true of this protocol, and not of another", async () => {
    const transport = inMemory(protocol, greeter);
    const call = startCall({ transport, method: Greeter.method.parrotSaysHello, request: ada });
    const all = (await toldOf(call, protocol)).map((each) => each.sentence).join("\n");
    const facts: Record<Protocol, { has: RegExp[]; lacks: RegExp[] }> = {
      grpc: { has: [/HEADERS frame/, /END_STREAM/, /5-byte prefix/], lacks: [/POST/, /JSON/] },
      "grpc-web": {
        has: [/highest bit/, /POST/, /5-byte prefix/],
        lacks: [/END_STREAM/, /JSON/, /frame/],
      },
      connect: {
        has: [/end-of-stream message/, /POST/, /JSON/],
        lacks: [/END_STREAM/, /grpc-status/, /frame/],
      },
      "connect-json": {
        has: [/end-of-stream message/, /POST/, /sent as JSON/],
        lacks: [/END_STREAM/, /grpc-status/, /frame/],
      },
    };
    for (const fact of facts[protocol].has) expect(all).toMatch(fact);
    for (const fact of facts[protocol].lacks) expect(all).not.toMatch(fact);
  });

  test("a failed unary call names the code, the count and who ended it", async () => {
    const transport = inMemory(protocol, greeter);
    const method = Greeter.method.sayHello;
    const told = await toldOf(
      startCall({ transport, method, request: { name: "fail" } }),
      protocol,
    );
    const last = told.at(-1)?.sentence;
    expect(last).toContain("The server ended the call with NOT_FOUND (5)");
    expect(last).toContain("1 message up and 0 messages down");
    const where = {
      grpc: "grpc-status 5 in the trailers",
      "grpc-web": "grpc-status 5 in the last part of the body",
      connect: "HTTP status 404",
      "connect-json": "HTTP status 404",
    };
    expect(last).toContain(where[protocol]);
  });
});

test("a message knows its place, its size and whether the client had half-closed", async () => {
  const transport = inMemory("grpc", {
    // Hears them out before it answers.
    async *interactingHello(requests) {
      const heard: string[] = [];
      for await (const { name } of requests) heard.push(`Hello ${name}`);
      for (const message of heard) yield { message };
    },
  });
  const call = startCall({ transport, method: Greeter.method.interactingHello });
  await call.send(ada);
  await call.send(ada);
  call.halfClose();
  const told = await toldOf(call, "grpc");
  const messages = told.filter((each) => each.kind.startsWith("message"));
  expect(messages.map((each) => each.title)).toContain("Message 2 sent");
  expect(messages.map((each) => each.sentence).join()).toContain("Your 2nd message");
  expect(messages.map((each) => each.sentence).join()).toContain("11 bytes");
  const last = messages.at(-1);
  expect(last?.title).toBe("Message 2 received");
  expect(last?.sentence).toContain("you have half-closed");
});

test("it says who gave up, and after how long", async () => {
  const transport = inMemory("grpc", {
    interactingHello: greeter.interactingHello,
  });
  const method = Greeter.method.interactingHello;
  const late = await toldOf(startCall({ transport, method, timeoutMs: 15 }), "grpc");
  expect(late.find((each) => each.kind === "cancelled")?.sentence).toContain("15 ms");
  const early = await toldOf(startCall({ transport, method, timeoutMs: 0 }), "grpc");
  expect(early.find((each) => each.kind === "cancelled")?.sentence).toContain("nothing was sent");
  const call = startCall({ transport, method });
  call.cancel();
  const cancelled = await toldOf(call, "grpc");
  expect(cancelled.at(-2)?.sentence).toMatch(/^You cancelled the call/);
  expect(cancelled.at(-1)?.sentence).toMatch(/^The call ended on the client's side with CANCELLED/);
});

test("an answer of trailers alone is told as such", () => {
  const log = createCallLog();
  log.milestone({ kind: "trailers", trailers: [["grpc-status", "5"]], trailersOnly: true });
  const event = log.events.at(0);
  if (event === undefined) throw new Error("no event");
  const { title, sentence } = explain(event, contextOf(log, event, "grpc"));
  expect(title).toBe("Trailers only");
  expect(sentence).toContain("(1 entry)");
});

test("every status and every RPC type has its guide", () => {
  expect(statusList.map((each) => each.code)).toEqual(statusNames.map((_, code) => code));
  for (const guide of Object.values(statusGuides)) {
    for (const text of Object.values(guide)) expect(text).toMatch(/^[A-Z].*[.]$/);
  }
  for (const guide of Object.values(rpcTypeGuides)) {
    for (const text of [guide.line, guide.whenToUse, guide.firstStep]) {
      expect(text).toMatch(/^[A-Z].*[.]$/);
    }
  }
  for (const { about } of Object.values(rpcTypeStories)) expect(about).toMatch(/^[A-Z].*[.]$/);
});

test("where no connection came about, nothing is said to have travelled", async () => {
  const refused = createRouterTransport(() => undefined);
  const call = startCall({
    transport: ({ wire }) => ({
      ...refused,
      unary: async () => {
        wire.connected({ at: 0, state: "dialling", detail: "127.0.0.1:1" });
        wire.connected({ at: 1, state: "failed", detail: "connection refused" });
        await Promise.resolve();
        throw new ConnectError("connection refused", Code.Unavailable);
      },
    }),
    method: Greeter.method.sayHello,
    request: ada,
  });
  const told = await toldOf(call, "grpc");
  const sentences = told.map(({ sentence }) => sentence).join("\n");
  expect(sentences).toContain("and nothing had left it");
  expect(sentences).not.toMatch(/after 1 message|went out|END_STREAM|frame went|tells the server/);
  expect(sentences.match(/never left it|nobody heard/g)).toHaveLength(3);
});
