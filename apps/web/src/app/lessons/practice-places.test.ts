import { create } from "@bufbuild/protobuf";
import { ConnectError } from "@connectrpc/connect";
import { PracticeServerSchema } from "@grpc-playground/gen/playground/v1/practice_pb";
import { expect, test } from "vitest";
import { createPracticePlaces } from "./practice-places.ts";

const good = create(PracticeServerSchema, { name: "tls-good", address: "127.0.0.1:1", tls: true });

test.each([
  ["127.0.0.1:1", "tls-good"],
  ["localhost:1", "tls-good"],
  ["LocalHost:1", "tls-good"],
  ["localhost:2", "other"],
  ["notlocalhost:1", "other"],
])("a practice server is known by either name of this machine: %s", async (address, name) => {
  const places = createPracticePlaces(() => undefined, { servers: async () => [good] });
  await places.list();
  expect(places.nameOf({ address, tls: true })).toBe(name);
});

test("the bench hears of both, for it asks the server that was typed", async () => {
  let heard: ReadonlySet<string> = new Set();
  const hear = (addresses: ReadonlySet<string>) => (heard = addresses);
  await createPracticePlaces(hear, { servers: async () => [good] }).list();
  expect([...heard]).toEqual(["127.0.0.1:1", "localhost:1"]);
});

test("only what is new is told: after a restart they have other ports", async () => {
  let port = 1;
  const servers = async () => [{ ...good, address: `127.0.0.1:${port}` }];
  const places = createPracticePlaces(() => undefined, { servers });
  const told: string[] = [];
  places.known.subscribe(() => told.push(places.known.get()[0]?.address ?? ""));
  await places.list();
  await places.list();
  port = 2;
  await places.list();
  expect(told).toEqual(["127.0.0.1:1", "127.0.0.1:2"]);
});

test("why they are not known is told in words", async () => {
  const nobody = createPracticePlaces(() => undefined, {
    servers: () => Promise.reject(ConnectError.from(new TypeError("Failed to fetch"))),
  });
  await expect(nobody.list()).rejects.toThrow(
    "The servers to practise on are not known: the playground's server cannot be reached; check that it still runs.",
  );
});
