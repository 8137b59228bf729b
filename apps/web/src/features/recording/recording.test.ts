import { create, toBinary, type DescMessage } from "@bufbuild/protobuf";
import { createConnectTransport } from "@connectrpc/connect-web";
import { createRouterTransport, Code, ConnectError } from "@connectrpc/connect";
import { createCallLog, startCall, type CallLog } from "@grpc-playground/call";
import { captureFetch } from "@grpc-playground/call/capture-fetch";
import { Greeter, HelloRequestSchema } from "@grpc-playground/gen/greet_pb";
import { expect, test } from "vitest";
import { openRecording } from "./from-recording.ts";
import { toRecording, writeRecording } from "./to-recording.ts";

const unknown = () => undefined;

async function greeting(): Promise<CallLog> {
  const transport = createRouterTransport(({ service }) => {
    service(Greeter, {
      async *interactingHello(requests, context) {
        context.responseHeader.set("x-served-by", "me");
        context.responseHeader.set("set-cookie", "session=1234");
        for await (const { name } of requests) yield { message: name };
        throw new ConnectError("enough", Code.Aborted);
      },
    });
  });
  const call = startCall({
    transport,
    method: Greeter.method.interactingHello,
    headers: { authorization: "Bearer 1234", "x-trace": "7" },
    timeoutMs: 60_000,
  });
  for (const name of ["Ada", "Bo", ""]) await call.send(create(HelloRequestSchema, { name }));
  call.halfClose();
  await call.done;
  return call.log;
}

function eventsOf(log: CallLog) {
  return Array.from({ length: log.events.length }, (_, index) => log.events.at(index));
}

const method = Greeter.method.interactingHello;

test("a call comes out of its file as it was, but for its secrets", async () => {
  const log = await greeting();
  const text = writeRecording(toRecording({ log, method, protocol: "grpc", target: "" }));
  expect(text).not.toContain("1234");
  const opened = openRecording(text, unknown);
  if (!opened.ok) throw new Error(opened.problem);
  const { value } = opened;
  expect(value.method.name).toBe("InteractingHello");
  expect(value.log.counters).toEqual(log.counters);
  const before = eventsOf(log).slice(1);
  const after = eventsOf(value.log).slice(1);
  expect(after.map((event) => [event?.kind, event?.at])).toEqual(
    before.map((event) => [event?.kind, event?.at]),
  );
  expect(value.log.find("status")).toEqual(log.find("status"));
  expect(value.log.find("request-headers")?.headers).toContainEqual(["x-trace", "7"]);
  expect(value.log.find("request-headers")?.headers).toContainEqual([
    "authorization",
    "(left out of the file)",
  ]);
  for (let index = 0; index < log.messages.length; index += 1) {
    const [a, b] = [log.messages.at(index), value.log.messages.at(index)];
    expect([b?.kind, b?.index, b?.size]).toEqual([a?.kind, a?.index, a?.size]);
    if (a?.kind !== "message-sent" || b === undefined) continue;
    expect(toBinary(value.method.input, b.message)).toEqual(
      toBinary<DescMessage>(method.input, a.message),
    );
  }
});

test("what was seen on the way is in the file too, and who answered in the tab", async () => {
  const log = createCallLog({ clock: () => 0 });
  log.milestone({
    kind: "opened",
    service: Greeter.typeName,
    method: method.name,
    rpcType: method.methodKind,
    requestType: "",
    responseType: "",
    startedAt: 0,
  });
  const seen = { side: "server", by: "auth", layer: 0, attempt: 1 } as const;
  log.sightings.add({ ...seen, at: 1.5, what: "request", note: "authorization is right" });
  log.sightings.add({ ...seen, at: 3, what: "message-received", index: 4 });
  log.sightings.add({ ...seen, at: 4, by: "server", layer: -1, what: "error", code: "ABORTED" });
  const cache = { side: "client", by: "caching", layer: 2, attempt: 0, stopped: true } as const;
  log.sightings.add({ ...cache, at: 2, what: "response" });
  log.sightings.giveUp("no room");
  log.milestone({
    kind: "status",
    code: 0,
    name: "OK",
    message: "",
    details: [],
    origin: "server",
    sent: 0,
    received: 0,
  });
  const text = writeRecording(toRecording({ log, method, protocol: "grpc", target: "" }));
  const opened = openRecording(text, unknown);
  if (!opened.ok) throw new Error(opened.problem);
  const { sightings } = opened.value.log;
  const all = ({ all: kept }: typeof sightings) =>
    Array.from({ length: kept.length }, (_, n) => kept.at(n));
  expect(all(sightings)).toEqual(all(log.sightings));
  expect([sightings.attempts, sightings.isBenched]).toEqual([2, true]);
  expect(sightings.heldBack?.by).toBe("caching");
  expect(sightings.unheard).toBe("no room");
});

test("what was dropped stays counted", () => {
  const log = createCallLog({ limits: { maxMessages: 2 }, clock: () => 0 });
  const message = create(HelloRequestSchema, { name: "x" });
  log.milestone({
    kind: "opened",
    service: "greet.Greeter",
    method: "InteractingHello",
    rpcType: "bidi_streaming",
    requestType: "greet.HelloRequest",
    responseType: "greet.HelloReply",
    startedAt: 0,
  });
  for (let index = 0; index < 5; index += 1) {
    log.message("message-sent", message, 3);
    log.wire.sent(Uint8Array.of(0, 0, 0, 0, 3, 10, 1, 120));
  }
  log.milestone({
    kind: "status",
    code: 0,
    name: "OK",
    message: "",
    details: [],
    origin: "server",
    sent: 5,
    received: 0,
  });
  const text = writeRecording(toRecording({ log, method, protocol: "grpc", target: "a:1" }));
  const opened = openRecording(text, unknown);
  if (!opened.ok) throw new Error(opened.problem);
  expect(opened.value.log.counters).toEqual(log.counters);
  expect(opened.value.log.messages.at(0)?.index).toBe(3);
  expect(opened.value.log.wire.up.size).toBe(40);
  expect(opened.value.target).toBe("a:1");
});

test("the bytes of both bodies and the heads come back", async () => {
  const body = Uint8Array.of(0, 0, 0, 0, 4, 10, 2, 72, 105, 2, 0, 0, 0, 2, 0x7b, 0x7d);
  const call = startCall({
    transport: ({ wire }) =>
      createConnectTransport({
        baseUrl: "http://page",
        useBinaryFormat: true,
        fetch: captureFetch(wire, async () =>
          Promise.resolve(
            new Response(body, {
              headers: { "content-type": "application/connect+proto", "x-api-key": "k" },
            }),
          ),
        ),
      }),
    method: Greeter.method.parrotSaysHello,
    request: { greeting: "Hi" },
  });
  expect((await call.done).name).toBe("OK");
  const { parrotSaysHello } = Greeter.method;
  const recording = toRecording({
    log: call.log,
    method: parrotSaysHello,
    protocol: "connect",
    target: "",
  });
  const opened = openRecording(writeRecording(recording), unknown);
  if (!opened.ok) throw new Error(opened.problem);
  const { wire } = opened.value.log;
  for (const way of ["up", "down"] as const) {
    const [a, b] = [call.log.wire[way], wire[way]];
    expect([b.size, b.count, b.enveloped]).toEqual([a.size, a.count, a.enveloped]);
    for (let index = 0; index < a.count; index += 1) {
      expect(b.part(index)?.bytes).toEqual(a.part(index)?.bytes);
      expect(b.part(index)?.at).toBeCloseTo(a.part(index)?.at ?? -1);
    }
  }
  expect(wire.request?.url).toBe("http://page/greet.Greeter/ParrotSaysHello");
  expect(wire.response?.headers).toContainEqual(["x-api-key", "(left out of the file)"]);
});

test("the open target's own types are taken where it has the method", async () => {
  const log = await greeting();
  const text = writeRecording(toRecording({ log, method, protocol: "grpc", target: "" }));
  const opened = openRecording(text, () => method);
  expect(opened.ok && opened.value.method).toBe(method);
});

test.each([
  ["no JSON", "GIF89a", /not a call that the playground saved/],
  ["another JSON", '{"name":"x"}', /has no "version"/],
  ["a later version", '{"version":2}', /version 2.*reads version 1/],
  ["another protocol", '{"version":1,"protocol":"smoke"}', /protocol is "smoke"/],
  ["no such method", '{"version":1,"protocol":"grpc","service":"a.B"}', /does not have the method/],
  ["a list", "[1]", /not a call that the playground saved/],
])("a file that is %s is refused in words", (_, text, problem) => {
  const opened = openRecording(text, unknown);
  expect(!opened.ok && opened.problem).toMatch(problem);
});

test.each([
  ["a date that there is not", { startedAt: "9000000000000000000" }, /no date/],
  ["more messages than numbers", { dropped: { sent: "18446744073709551615" } }, /more than any/],
  ["no URL", { wire: { request: { url: "//" } } }, /URL of its request/],
  ["a frame at no time", { wire: { records: [{ at: "NaN", bytes: "AAAA" }] } }, /a time of NaN/],
  [
    "a connection at no time",
    { wire: { connection: [{ at: "Infinity", state: "ready" }] } },
    /a time of Infinity/,
  ],
  [
    "attempts that no page could draw",
    { seen: [{ sighting: { what: "WHAT_REQUEST", attempt: 4_000_000_000 } }] },
    /attempt 4000000000, more than any/,
  ],
  [
    "interceptors that no page could draw",
    { seen: [{ sighting: { what: "WHAT_REQUEST", layer: 2_000_000_000 } }] },
    /layer 2000000000, more than any/,
  ],
])("a file that holds %s is refused", async (_, bent, problem) => {
  const recording = toRecording({ log: await greeting(), method, protocol: "grpc", target: "" });
  const whole = JSON.parse(writeRecording(recording)) as object;
  const opened = openRecording(JSON.stringify({ ...whole, ...bent }), unknown);
  expect(!opened.ok && opened.problem).toMatch(problem);
});

test("a file that was cut or bent is refused, and never throws", async () => {
  const log = await greeting();
  const recording = toRecording({ log, method, protocol: "grpc", target: "" });
  const text = writeRecording(recording);
  for (let at = 0; at < text.length; at += 97) {
    expect(openRecording(text.slice(0, at), unknown).ok).toBe(false);
  }
  recording.events.pop();
  expect(openRecording(writeRecording(recording), unknown)).toMatchObject({
    ok: false,
    problem: expect.stringMatching(/ends before the call's status/) as string,
  });
});
