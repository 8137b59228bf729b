import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  decodeHash,
  formatGlossary,
  formatRoute,
  learnHash,
  pageOf,
  parseGlossary,
  parseLesson,
  parseRoute,
} from "./route.ts";

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
  learnHash,
  "#/learn/unary",
  "#/learn/unary/2",
  "#/?lesson=unary/2",
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

test("a lesson stands beside a method", () => {
  const hash = formatRoute(
    { service: "greet.Greeter", method: "SayHello" },
    { id: "rpc", step: 2 },
  );
  expect(hash).toBe("#/greet.Greeter/SayHello?lesson=rpc/2");
  expect(parseRoute(hash)).toEqual({ service: "greet.Greeter", method: "SayHello" });
  expect(parseLesson(hash)).toEqual({ id: "rpc", step: 2 });
  expect(pageOf(hash)).toBeUndefined();
});

test.each(["#/greet.Greeter/SayHello", "#/a/b?lesson=rpc", "#/a/b?lesson=rpc/x", "#/learn/rpc/2"])(
  "%j has no lesson beside it",
  (hash) => {
    expect(parseLesson(hash)).toBeUndefined();
  },
);

test("a service that is called as the course is keeps its methods", () => {
  const hash = formatRoute({ service: "learn", method: "certificate" });
  expect(pageOf(hash)).toBeUndefined();
  expect(parseRoute(hash)).toEqual({ service: "learn", method: "certificate" });
  expect(pageOf("#/learn/certificate")).toBe("learn");
});

test("the glossary is opened at a term, whatever is in its name", () => {
  expect(parseGlossary(formatGlossary("HTTP/2"))).toBe("HTTP/2");
  expect(parseGlossary(formatGlossary())).toBeUndefined();
  expect(parseGlossary("#/learn/glossary/100%")).toBe("100%");
  expect(pageOf(formatGlossary("half-close"))).toBe("glossary");
  expect(parseRoute(formatGlossary("half-close"))).toBeUndefined();
});
