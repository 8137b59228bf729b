import { Code, createClient } from "@connectrpc/connect";
import { createConnectTransport } from "@connectrpc/connect-web";
import { Greeter } from "@grpc-playground/gen/greet_pb";
import { expect, test } from "vitest";
import { collect, collectUntilError, errorOf } from "../contract/helpers.ts";
import { ask, createSpecimen } from "../contract/specimen.ts";
import { startPlayground } from "../helpers/playground.ts";

test("more calls at once than the limit are refused, until one ends", async () => {
  const { service, waiting, aborted } = createSpecimen();
  const { httpUrl } = await startPlayground({ services: [service], limits: { maxHttpCalls: 1 } });
  const client = createClient(Greeter, createConnectTransport({ baseUrl: httpUrl }));
  const abort = new AbortController();
  const request = { greeting: ask.count(1), name: ask.wait };
  const first = collectUntilError(client.parrotSaysHello(request, { signal: abort.signal }));
  await waiting;
  const refused = await errorOf(client.sayHello({}));
  expect(refused.code).toBe(Code.ResourceExhausted);
  expect(refused.rawMessage).toMatch(/has 1 calls open .*limit maxHttpCalls/);
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
