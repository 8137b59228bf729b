import { createClient, createRouterTransport } from "@connectrpc/connect";
import { Greeter } from "@grpc-playground/gen/greet_pb";
import { expect, test } from "vitest";
import {
  beginAttempt,
  contextOf,
  createCallLog,
  explain,
  startCall,
  wasReached,
} from "../src/index.ts";
import type { Sighting } from "../src/index.ts";
import { createPlayback } from "../src/playback/index.ts";

const seen = { side: "server", by: "auth", layer: 0, what: "request", attempt: 0 } as const;

function times({ all }: { all: { length: number; at(index: number): Sighting | undefined } }) {
  return Array.from({ length: all.length }, (_, index) => all.at(index)?.at);
}

test("sightings stand in the order of their time, however late they are told", () => {
  const { sightings } = createCallLog({ clock: () => 0 });
  for (const at of [5, 1, 9, 1, 3]) sightings.add({ ...seen, at, note: String(at) });
  expect(times(sightings)).toEqual([1, 1, 3, 5, 9]);
  expect(sightings.version).toBe(5);
});

test("a long stream is told by its first messages, and its end is kept", () => {
  const { sightings } = createCallLog({ clock: () => 0 });
  for (let index = 0; index < 5_000; index++) {
    sightings.add({ ...seen, what: "message-received", index });
  }
  sightings.add({ ...seen, what: "done" });
  expect(sightings.all.length).toBe(2_001);
  expect(sightings.dropped).toBe(3_000);
  expect(sightings.all.at(2_000)?.what).toBe("done");
});

test("they may be told after the end of the call, and listeners hear of it", async () => {
  const transport = createRouterTransport(({ service }) => {
    service(Greeter, { sayHello: () => ({ message: "Hello" }) });
  });
  let tell: ((sighting: Omit<Sighting, "at">) => void) | undefined;
  const call = startCall({
    transport: ({ sightings }) => {
      tell = sightings.add;
      return transport;
    },
    method: Greeter.method.sayHello,
  });
  await call.done;
  let heard = 0;
  call.log.sightings.subscribe(() => (heard += 1));
  tell?.({ ...seen, attempt: 2 });
  expect(heard).toBe(1);
  expect(call.log.sightings.attempts).toBe(3);
  expect(call.log.sightings.isBenched).toBe(true);
});

test("why nothing is heard of the server is kept, and listeners hear of that", () => {
  const { sightings } = createCallLog({ clock: () => 0 });
  let heard = 0;
  sightings.subscribe(() => (heard += 1));
  expect(sightings.unheard).toBe(undefined);
  sightings.giveUp("no room");
  expect([sightings.unheard, sightings.version, heard]).toEqual(["no room", 1, 1]);
});

test("a call that an interceptor answered in the tab is said to have reached nobody", async () => {
  const inner = createRouterTransport(({ service }) => {
    service(Greeter, { sayHello: () => ({ message: "kept" }) });
  });
  const answer = await createClient(Greeter, inner).sayHello({});
  const call = startCall({
    transport: ({ sightings }) =>
      createRouterTransport(
        ({ service }) => {
          service(Greeter, { sayHello: () => ({ message: "not asked" }) });
        },
        {
          transport: {
            interceptors: [
              () => async (request) => {
                sightings.add({ ...seen, side: "client", by: "caching", stopped: true });
                if (request.stream) throw new Error("the method is unary");
                return {
                  stream: false,
                  service: request.service,
                  method: request.method,
                  header: new Headers(),
                  trailer: new Headers(),
                  message: answer,
                };
              },
            ],
          },
        },
      ),
    method: Greeter.method.sayHello,
  });
  await call.done;
  expect(wasReached(call.log)).toBe(false);
  const sentences = Array.from({ length: call.log.events.length }, (_, index) => {
    const event = call.log.events.at(index);
    return event && explain(event, contextOf(call.log, event, "grpc")).sentence;
  });
  expect(sentences.join(" ")).not.toMatch(/went out|HEADERS frame|server ended/);
  expect(sentences.filter((sentence) => sentence?.includes("caching")).length).toBe(
    sentences.length - 1,
  );
});

test("a playback shows what had been seen by then", () => {
  let now = 0;
  const log = createCallLog({ clock: () => now });
  const opened = {
    kind: "opened",
    service: "greet.Greeter",
    method: "SayHello",
    rpcType: "unary",
    requestType: "",
    responseType: "",
    startedAt: 0,
  } as const;
  log.milestone(opened);
  now = 10;
  log.milestone({ kind: "request-headers", headers: [], timeoutMs: undefined, complete: true });
  now = 100;
  log.milestone({ kind: "half-closed", sent: 0, received: 0 });
  log.sightings.add({ ...seen, at: 12 });
  log.sightings.add({ ...seen, at: 99, attempt: 1 });
  const playback = createPlayback(log);
  playback.seek(2);
  expect(times(playback.log.sightings)).toEqual([12]);
  expect(playback.log.sightings.attempts).toBe(1);
  playback.live();
  expect(times(playback.log.sightings)).toEqual([12, 99]);
  playback.dispose();
});

test("a further attempt begins the bytes anew, and an earlier one is not heard any more", () => {
  let now = 0;
  const { wire } = createCallLog({ clock: () => now });
  const first = beginAttempt(wire, () => now);
  first.sent(new Uint8Array([0, 0, 0, 0, 1, 7]));
  first.connected({ at: 1, state: "ready", detail: "" });
  now = 50;
  const second = beginAttempt(wire, () => now);
  expect([wire.attempt, wire.up.count, wire.connection.length]).toEqual([1, 0, 0]);
  second.sent(new Uint8Array([0, 0, 0, 0, 0]));
  second.connected({ at: 2, state: "ready", detail: "" });
  first.received(new Uint8Array([0, 0, 0, 0, 0]));
  first.close();
  expect([wire.up.size, wire.down.size, wire.closed]).toEqual([5, 0, false]);
  expect(wire.connection).toEqual([{ at: 52, state: "ready", detail: "" }]);
});
