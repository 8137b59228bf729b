import { Code, createClient } from "@connectrpc/connect";
import { createConnectTransport } from "@connectrpc/connect-web";
import { Greeter } from "@grpc-playground/gen/greet_pb";
import {
  PracticeService,
  type PracticeServer,
} from "@grpc-playground/gen/playground/v1/practice_pb";
import { SchemaService } from "@grpc-playground/gen/playground/v1/schema_pb";
import { describe, expect, test } from "vitest";
import type { Playground } from "../../src/index.ts";
import { collectUntilError, errorOf } from "../contract/helpers.ts";
import { bridgeTransport, startPlayground } from "../helpers/playground.ts";
import { startTrace, told } from "../witness/watch.ts";

const ann = { name: "Ann", greeting: "Hi" };

async function start(host = "127.0.0.1") {
  const playground = await startPlayground({ host });
  const http = createConnectTransport({ baseUrl: playground.httpUrl });
  const practice = createClient(PracticeService, http);
  const list = async () => (await practice.listServers({})).servers;
  const servers = new Map((await list()).map((server) => [server.name, server]));
  const named = (name: string): PracticeServer => {
    const server = servers.get(name);
    if (server === undefined) throw new Error(`no ${name}`);
    return server;
  };
  return { playground, practice, schema: createClient(SchemaService, http), list, named };
}

function greeterAt(playground: Playground, { address, tls }: { address: string; tls: boolean }) {
  return createClient(Greeter, bridgeTransport(playground, { address, tls }));
}

test("there are five, on loopback, each with what is special about it", async () => {
  const { list } = await start();
  const servers = await list();
  expect(servers.map(({ name, tls }) => `${name}${tls ? " (TLS)" : ""}`)).toEqual([
    "plain",
    "tls-good (TLS)",
    "tls-expired (TLS)",
    "tls-wrong-name (TLS)",
    "tls-unknown-ca (TLS)",
  ]);
  for (const { address, about } of servers) {
    expect(address).toMatch(/^127\.0\.0\.1:\d+$/);
    expect(about).toMatch(/^It speaks .*\.$/);
  }
  // Listing them again starts nothing.
  expect(await list()).toEqual(servers);
});

describe.each(["127.0.0.1", "0.0.0.0"])("of a playground that is bound to %s", (host) => {
  test("plain and tls-good answer, and tell their services by reflection", async () => {
    const { playground, schema, named } = await start(host);
    for (const server of [named("plain"), named("tls-good")]) {
      const reply = await greeterAt(playground, server).sayHello(ann);
      expect(reply.message).toBe("Hi Ann");
      const { address, tls } = server;
      const described = await schema.describe({ target: { address, tls } });
      expect(described.source).toBe("grpc.reflection.v1.ServerReflection");
      expect(described.services).toContain("greet.Greeter");
    }
  });

  test.each([
    ["tls-expired", /its TLS certificate has expired: whoever runs it has to renew it/],
    [
      "tls-wrong-name",
      /certificate was made out to another name \(DNS:greeter\.example\): call it by that name/,
    ],
    ["tls-unknown-ca", /from an authority that this machine does not trust: have it signed/],
  ])("%s is refused, in words", async (name, words) => {
    const { playground, schema, named } = await start(host);
    const server = named(name);
    const error = await errorOf(greeterAt(playground, server).sayHello(ann));
    expect(error.code).toBe(Code.Unavailable);
    expect(error.rawMessage).toMatch(`cannot call ${server.address}: `);
    expect(error.rawMessage).toMatch(words);
    const { address, tls } = server;
    const undescribed = await errorOf(schema.describe({ target: { address, tls } }));
    expect(undescribed.rawMessage).toMatch(words);
  });
});

test("TLS to a server without, and none to a server with, are told in words", async () => {
  const { playground, named } = await start();
  const toPlain = greeterAt(playground, { ...named("plain"), tls: true });
  expect((await errorOf(toPlain.sayHello(ann))).rawMessage).toMatch(
    /it does not speak TLS: try it without TLS|does it speak TLS\?/,
  );
  const toTls = greeterAt(playground, { ...named("tls-good"), tls: false });
  const error = await errorOf(toTls.sayHello(ann));
  expect(error.code).toBe(Code.Unavailable);
  expect(error.rawMessage).toMatch(/not with HTTP\/2: it may .* want TLS \(switch TLS on for it\)/);
});

test("the practice authority is trusted at its own servers only", async () => {
  const one = await start();
  const another = await start();
  const error = await errorOf(greeterAt(another.playground, one.named("tls-good")).sayHello(ann));
  expect(error.rawMessage).toMatch(/cannot be verified|does not trust/);
  // It has the same name as its neighbours, and other ports.
  expect(one.named("tls-good").address).not.toBe(another.named("tls-good").address);
});

test("a call to one is seen by the witness", async () => {
  const { playground, named } = await start();
  const { headers, sightings } = startTrace(playground);
  await greeterAt(playground, named("tls-good")).sayHello(ann, { headers });
  expect(told(await sightings()).at(-1)).toBe("done");
});

test("one that is killed cuts its calls, and is back where it was when they are listed", async () => {
  const { playground, practice, named, list } = await start();
  const plain = named("plain");
  const greeter = greeterAt(playground, plain);
  const calls = greeter.parrotSaysHello(ann, {
    headers: { "x-lab-count": "1000000", "x-lab-delay": "1ms" },
  });
  const first = calls[Symbol.asyncIterator]();
  await first.next();
  await practice.killServer({ name: "plain" });
  const { error } = await collectUntilError({ [Symbol.asyncIterator]: () => first });
  expect(error.code).toBe(Code.Unavailable);
  expect(error.rawMessage).toMatch(/was lost during the call/);
  const refused = await errorOf(greeter.sayHello(ann));
  expect(refused.rawMessage).toMatch(/nothing is listening there/);
  expect(await list()).toContainEqual(plain);
  expect((await greeter.sayHello(ann)).message).toBe("Hi Ann");
});

test("whoever takes the port of one that was killed is not called for strangers", async () => {
  const { playground, practice, named } = await start("0.0.0.0");
  const plain = named("plain");
  await practice.killServer({ name: "plain" });
  const grpcPort = Number(plain.address.split(":").at(-1));
  const other = await startPlayground({ grpcPort });
  expect(other.grpcPort).toBe(grpcPort);
  const error = await errorOf(greeterAt(playground, plain).sayHello(ann));
  expect(error.code).toBe(Code.Unavailable);
  expect(error.rawMessage).toMatch(/nothing is listening there: .* runs again when/);
});

test("there is none of another name", async () => {
  const { practice } = await start();
  const error = await errorOf(practice.killServer({ name: "plane" }));
  expect(error.code).toBe(Code.NotFound);
  expect(error.rawMessage).toMatch(/no practice server "plane"; there are plain, tls-good/);
});

test("they end with the playground", async () => {
  const { playground, named } = await start();
  const other = await startPlayground();
  const greeter = greeterAt(other, named("plain"));
  expect((await greeter.sayHello(ann)).message).toBe("Hi Ann");
  await playground.close();
  expect((await errorOf(greeter.sayHello(ann))).code).toBe(Code.Unavailable);
});
