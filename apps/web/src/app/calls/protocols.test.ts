import { Greeter } from "@grpc-playground/gen/greet_pb";
import { expect, test } from "vitest";
import { effectiveProtocol, protocolChoices } from "./protocols.ts";

const open = (...args: Parameters<typeof protocolChoices>) =>
  protocolChoices(...args)
    .filter(({ blocked }) => blocked === undefined)
    .map(({ protocol }) => protocol);

test("the playground's unary and server streaming methods go over all of them", () => {
  const all = ["grpc", "grpc-web", "connect", "connect-json"];
  expect(open(Greeter.method.sayHello, undefined)).toEqual(all);
  expect(open(Greeter.method.parrotSaysHello, undefined)).toEqual(all);
});

test("methods that stream requests go over gRPC only, and the others say why", () => {
  for (const method of [Greeter.method.chattyClientSaysHello, Greeter.method.interactingHello]) {
    expect(open(method, undefined)).toEqual(["grpc"]);
    expect(protocolChoices(method, undefined)[1]?.blocked).toMatch(/can stream requests/);
  }
});

test("another server is called over gRPC only", () => {
  const target = { address: "localhost:50052", tls: false };
  expect(open(Greeter.method.sayHello, target)).toEqual(["grpc"]);
  expect(protocolChoices(Greeter.method.sayHello, target)[2]?.blocked).toMatch(/another server/);
});

test("a preference that cannot be met falls back to gRPC, and comes back later", () => {
  const { sayHello, interactingHello } = Greeter.method;
  expect(effectiveProtocol("connect", protocolChoices(interactingHello, undefined))).toBe("grpc");
  expect(effectiveProtocol("connect", protocolChoices(sayHello, undefined))).toBe("connect");
});
