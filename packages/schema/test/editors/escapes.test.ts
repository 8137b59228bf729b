import * as fc from "fast-check";
import { expect, test } from "vitest";
import { escapeText, oddCharacters, unescapeText } from "../../src/editors/index.ts";

test.each([
  ["plain text\n\twith lines, ünïcode, 🙂 and a \\", []],
  ["a\r\nb\rc", ["\\r"]],
  ["\0\u0001\u007f\u0085", ["\\u0000", "\\u0001", "\\u007f", "\\u0085"]],
  ["half of \ud83d", ["\\ud83d"]],
  ["line\u2028end\ufeff", ["\\u2028", "\\ufeff"]],
])("a text box would lose of %j: %j", (text, expected) => {
  expect(oddCharacters(text)).toEqual(expected);
});

test("escapes show every character, on one line, and come back", () => {
  expect(escapeText("a\r\n\t\\\0\ud83d🙂")).toBe("a\\r\\n\\t\\\\\\u0000\\ud83d🙂");
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(oddCharacters(escapeText(text))).toEqual([]);
      expect(unescapeText(escapeText(text))).toBe(text);
    }),
  );
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })), (units) => {
      const text = String.fromCharCode(...units);
      expect(unescapeText(escapeText(text))).toBe(text);
    }),
  );
});

test("what is no escape stands for itself", () => {
  expect(unescapeText("C:\\Zip \\u12 \\")).toBe("C:\\Zip \\u12 \\");
  expect(unescapeText('\\"\\/\\b\\f')).toBe('"/\b\f');
});
