import { createFileRegistry } from "@bufbuild/protobuf";
import { file_greet, Greeter } from "@grpc-playground/gen/greet_pb";
import { readCommand } from "@grpc-playground/snippets";
import { expect, test } from "vitest";
import { isOpen, nearestMethod, targetOf } from "./command-place.ts";
import type { Schema } from "../schema/schema-source.ts";

const schema: Schema = {
  registry: createFileRegistry(file_greet.proto, () => undefined),
  services: [Greeter],
  source: "image",
  notes: [],
  addresses: [],
};

function command(text: string) {
  const read = readCommand(text);
  if (!read.ok) throw new Error(read.refusal.message);
  return read.value;
}

test.each([
  ["grpcurl -plaintext localhost:50051 a.B/C", { address: "localhost:50051", tls: false }],
  ["grpcurl h a.B/C", { address: "h:443", tls: true }],
  ["buf curl https://[::1]:7/a.B/C", { address: "[::1]:7", tls: true }],
  ["grpcurl unix:///tmp/x a.B/C", undefined],
  ["grpcurl not/an/address a.B/C", undefined],
])("the target of %s", (text, target) => expect(targetOf(command(text))).toEqual(target));

test.each([
  ["localhost:1", false, { address: "127.0.0.1:1", tls: false }, true],
  ["[::1]:1", true, { address: "LocalHost:1", tls: true }, true],
  ["localhost:1", true, { address: "localhost:1", tls: false }, false],
  ["localhost:1", false, { address: "localhost:2", tls: false }, false],
  ["a.localhost:1", false, { address: "a.127.0.0.1:1", tls: false }, false],
  // The playground's own services answer where the page does, and on their gRPC port.
  ["localhost:8080", false, undefined, true],
  ["localhost:50051", false, undefined, true],
  ["127.0.0.1:50051", false, undefined, true],
  ["[::1]:50051", false, undefined, true],
  ["play.example:50051", false, undefined, true],
  ["localhost:50052", false, undefined, false],
  ["other.example:50051", false, undefined, false],
  // Another server is open, so that its own is another one.
  ["localhost:50051", false, { address: "h:1", tls: false }, false],
])("%s (TLS: %s) is %j: %s", (address, tls, open, same) => {
  const own = ["127.0.0.1:8080", "127.0.0.1:50051", "Play.example:50051"];
  expect(isOpen({ address, tls }, open, own)).toBe(same);
});

test("a command without an address is for whatever is open", () => {
  expect(isOpen(undefined, { address: "h:1", tls: false }, [])).toBe(true);
});

test.each([
  ["greet.Greeter/SayHelo", "greet.Greeter/SayHello"],
  ["greet.Greeter/say_hello", "greet.Greeter/SayHello"],
  ["greeter.Greeter/SayHello", "greet.Greeter/SayHello"],
  ["something.quite.Different/Altogether", undefined],
])("the nearest to %s is %s", (name, nearest) => {
  expect(nearestMethod(schema, command(`grpcurl h:1 ${name}`))).toBe(nearest);
});
