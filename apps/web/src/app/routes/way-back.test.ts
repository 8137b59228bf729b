import { expect, test } from "vitest";
import { wayBack } from "./way-back.ts";

test.each([
  ["#/greet.Greeter/SayHello?lesson=what-an-rpc-is/2", "the lesson"],
  ["#/greet.Greeter/SayHello", "SayHello"],
  ["#/learn", "the course"],
  ["", "the playground"],
])("from %s one goes back to %s", (hash, name) => {
  expect(wayBack(hash)).toEqual({ href: hash || "#/", name });
});

test("nothing leads back where the visit began with a page beside the others", () => {
  expect(wayBack("#/learn/glossary/stub")).toBeUndefined();
  expect(wayBack("#/decode")).toBeUndefined();
});
