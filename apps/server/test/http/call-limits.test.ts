import { Code, createClient } from "@connectrpc/connect";
import { createConnectTransport as createNodeTransport } from "@connectrpc/connect-node";
import { createConnectTransport } from "@connectrpc/connect-web";
import { Greeter } from "@grpc-playground/gen/greet_pb";
import { once } from "node:events";
import { request as openRequest } from "node:http";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { collect, collectUntilError, errorOf } from "../contract/helpers.ts";
import { ask, createSpecimen } from "../contract/specimen.ts";
import { startPlayground } from "../helpers/playground.ts";
import { rawRequest } from "../helpers/raw-request.ts";
import { recordLogs } from "../logging/record-logs.ts";

test("more calls at once than the limit are refused, until one ends", async () => {
  const { service, waiting, aborted } = createSpecimen();
  const logs = recordLogs();
  const limits = { maxHttpCalls: 1 };
  const { httpUrl } = await startPlayground({ services: [service], limits, logger: logs.logger });
  const client = createClient(Greeter, createConnectTransport({ baseUrl: httpUrl }));
  const abort = new AbortController();
  const request = { greeting: ask.count(1), name: ask.wait };
  const first = collectUntilError(client.parrotSaysHello(request, { signal: abort.signal }));
  await waiting;
  const refused = await errorOf(client.sayHello({}));
  expect(refused.code).toBe(Code.ResourceExhausted);
  expect(refused.rawMessage).toMatch(/has 1 calls open .*limit maxHttpCalls/);
  await logs.find({ code: "RESOURCE_EXHAUSTED", method: "greet.Greeter/SayHello" });
  abort.abort();
  await first;
  await aborted;
  await expect.poll(() => client.sayHello({}).catch(() => undefined)).toBeDefined();
});

test("a stream that takes too long ends with an error that says how to get more time", async () => {
  const { service } = createSpecimen();
  const { httpUrl } = await startPlayground({ services: [service], limits: { maxStreamMs: 100 } });
  const client = createClient(Greeter, createConnectTransport({ baseUrl: httpUrl }));
  const request = { greeting: ask.count(2), name: ask.wait };
  const { got, error } = await collectUntilError(client.parrotSaysHello(request));
  expect(got).toHaveLength(2);
  expect(error.code).toBe(Code.ResourceExhausted);
  expect(error.rawMessage).toMatch(/took 100 ms, .*limit maxStreamMs.*--max-stream-ms/);
  expect(await collect(client.parrotSaysHello({ greeting: ask.count(3) }))).toHaveLength(3);
});

test("every way for a call to end gives its place free", async () => {
  const { httpUrl } = await startPlayground({ limits: { maxHttpCalls: 1 } });
  const client = createClient(Greeter, createConnectTransport({ baseUrl: httpUrl }));
  // Before its stream begins, in the middle, at its end, and as a unary call.
  for (const headers of [
    { "x-lab-fail": "ABORTED" },
    { "x-lab-fail": "ABORTED", "x-lab-fail-after": "1", "x-lab-delay": "0" },
    { "x-lab-count": "0" },
  ]) {
    await collect(client.parrotSaysHello({}, { headers })).catch(() => undefined);
    await client.sayHello({}, { headers }).catch(() => undefined);
  }
  expect(await client.sayHello({ name: "Ada" })).toMatchObject({ message: " Ada" });
});

test("a call whose body does not come counts, and one whose client went away does not", async () => {
  const { httpUrl } = await startPlayground({ limits: { maxHttpCalls: 1 } });
  const slow = openRequest(`${httpUrl}/greet.Greeter/SayHello`, {
    method: "POST",
    headers: { "content-type": "application/json", "content-length": 2 },
  });
  slow.on("error", () => undefined);
  slow.flushHeaders();
  const client = createClient(Greeter, createConnectTransport({ baseUrl: httpUrl }));
  const code = () =>
    client.sayHello({}).then(
      () => 0,
      (error: { code: Code }) => error.code,
    );
  await expect.poll(code).toBe(Code.ResourceExhausted);
  slow.destroy();
  await expect.poll(code).toBe(0);
});

test("a client stream that takes too long ends with that error too", async () => {
  const { httpUrl } = await startPlayground({ limits: { maxStreamMs: 100 } });
  const call = openRequest(`${httpUrl}/greet.Greeter/ChattyClientSaysHello`, {
    method: "POST",
    headers: { "content-type": "application/connect+json" },
  });
  onTestFinished(() => void call.destroy());
  call.flushHeaders();
  const [response] = await once(call, "response");
  expect(await text(response)).toMatch(/resource_exhausted.*limit maxStreamMs/);
});

test("a body that does not say its length is held to the limit, in the same words", async () => {
  const { httpUrl } = await startPlayground({ limits: { maxReceiveBytes: 1000 } });
  // Over HTTP/1.1 it sends every body in chunks.
  const transport = createNodeTransport({ baseUrl: httpUrl, httpVersion: "1.1" });
  const client = createClient(Greeter, transport);
  const words = /limit of 1000 bytes \(maxReceiveBytes\).*--max-message-bytes/;
  const long = { name: "x".repeat(5000) };
  const { error } = await collectUntilError(client.parrotSaysHello(long));
  for (const refused of [await errorOf(client.sayHello(long)), error]) {
    expect(refused.code).toBe(Code.ResourceExhausted);
    expect(refused.rawMessage).toMatch(words);
  }
});

test("a stream may be longer than a message, also when it says its length", async () => {
  const { httpUrl } = await startPlayground({ limits: { maxReceiveBytes: 100 } });
  const json = JSON.stringify({ name: "x".repeat(60) });
  const message = Buffer.concat([Buffer.of(0, 0, 0, 0, json.length), Buffer.from(json)]);
  const response = await rawRequest(`${httpUrl}/greet.Greeter/ChattyClientSaysHello`, {
    method: "POST",
    headers: { "content-type": "application/connect+json" },
    body: Buffer.concat([message, message, message]),
  });
  expect(response.body).toContain("You said 3 hellos");
});
