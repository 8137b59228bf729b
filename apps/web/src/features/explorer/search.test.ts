import * as fc from "fast-check";
import { expect, test } from "vitest";
import { highlight, matches, searchTerms } from "./search.ts";

const marked = (text: string, query: string) =>
  highlight(text, searchTerms(query))
    .map((part) => (part.hit ? `[${part.text}]` : part.text))
    .join("");

test("a search is words that all have to be found, in any order and case", () => {
  const haystack = "greet.greeter\nsayhello\ngreet.hellorequest";
  expect(matches(haystack, searchTerms("Hello greet"))).toBe(true);
  expect(matches(haystack, searchTerms("hello recommend"))).toBe(false);
  expect(matches(haystack, searchTerms("  "))).toBe(true);
});

test("hits are marked where they are, overlapping ones as one", () => {
  expect(marked("ParrotSaysHello", "hello")).toBe("ParrotSays[Hello]");
  expect(marked("SayHello", "say hello")).toBe("[SayHello]");
  expect(marked("banana", "ana")).toBe("b[anana]");
  expect(marked("SayHello", "")).toBe("SayHello");
});

test("marking never changes a text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string(), (text, query) => {
      const parts = highlight(text, searchTerms(query));
      expect(parts.map((part) => part.text).join("")).toBe(text);
      for (const part of parts)
        expect(text.slice(part.at, part.at + part.text.length)).toBe(part.text);
    }),
  );
});
