import * as fc from "fast-check";
import { expect, test } from "vitest";
import { decodeHash, formatRoute, parseRoute } from "./route.ts";

test("a link names a service and a method", () => {
  expect(parseRoute("#/greet.Greeter/SayHello")).toEqual({
    service: "greet.Greeter",
    method: "SayHello",
  });
  expect(formatRoute({ service: "greet.Greeter", method: "SayHello" })).toBe(
    "#/greet.Greeter/SayHello",
  );
});

test.each([
  "",
  "#",
  "#/",
  decodeHash,
  "#/greet.Greeter",
  "#greet.Greeter/SayHello",
  "#/a/b/c",
  "#/%E0/x",
])("%j names no method", (hash) => {
  expect(parseRoute(hash)).toBeUndefined();
});

test("every name survives the address bar", () => {
  const name = fc.string({ unit: "grapheme", minLength: 1 });
  fc.assert(
    fc.property(name, name, (service, method) => {
      expect(parseRoute(formatRoute({ service, method }))).toEqual({ service, method });
    }),
  );
});
