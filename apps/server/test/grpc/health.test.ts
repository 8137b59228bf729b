import { Code } from "@connectrpc/connect";
import {
  Health,
  HealthCheckResponse_ServingStatus as Status,
} from "@grpc-playground/gen/grpc/health/v1/health_pb";
import { expect, test } from "vitest";
import { errorOf } from "../contract/helpers.ts";
import { startServer } from "./helpers.ts";

const served = [
  "HeyHowService",
  "Recommendations",
  "greet.Greeter",
  "grpc.health.v1.Health",
  "grpc.reflection.v1.ServerReflection",
  "grpc.reflection.v1alpha.ServerReflection",
  "my_package.DisplacementService",
  "my_package.RequestStreaming",
  "playground.v1.Booking",
  "playground.v1.KitchenSink",
  "playground.v1.KitchenSinkLatest",
  "playground.v1.LoadBalancing",
];

test("Check tells of the server, and of each service", async () => {
  const client = (await startServer()).client(Health);
  for (const service of ["", ...served]) {
    expect((await client.check({ service })).status).toBe(Status.SERVING);
  }
});

test("Check of a service that there is not is NOT_FOUND, and names it", async () => {
  const client = (await startServer()).client(Health);
  const error = await errorOf(client.check({ service: "nope.Nope" }));
  expect(error.code).toBe(Code.NotFound);
  expect(error.rawMessage).toContain('"nope.Nope"');
});

test("List tells of all of them", async () => {
  const client = (await startServer()).client(Health);
  const { statuses } = await client.list({});
  expect(Object.keys(statuses).toSorted()).toEqual(["", ...served]);
  expect(statuses["greet.Greeter"]?.status).toBe(Status.SERVING);
});

test("Watch tells at once, and again when the server shuts down", async () => {
  const server = await startServer();
  const seen: Status[] = [];
  async function watch(service: string) {
    for await (const { status } of server.client(Health).watch({ service })) {
      seen.push(status);
      if (seen.length === 1) void server.close({ graceMs: 1000 });
    }
  }
  const error = await errorOf(watch("greet.Greeter"));
  expect(seen).toEqual([Status.SERVING, Status.NOT_SERVING]);
  expect(error.code).toBe(Code.Unavailable);
});

test("Watch of a service that there is not says so, and goes on", async () => {
  const client = (await startServer()).client(Health);
  const abort = new AbortController();
  const watching = client.watch({ service: "nope.Nope" }, { signal: abort.signal });
  const iterator = watching[Symbol.asyncIterator]();
  expect((await iterator.next()).value).toMatchObject({ status: Status.SERVICE_UNKNOWN });
  const next = errorOf(iterator.next());
  abort.abort();
  expect((await next).code).toBe(Code.Canceled);
});
