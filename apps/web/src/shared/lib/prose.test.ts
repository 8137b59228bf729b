import { describe, expect, test } from "vitest";
import { readInline, readProse } from "./prose.ts";

const links = (text: string) =>
  readInline(text).flatMap((part) => (part.kind === "link" ? [part.href] : []));

describe("the blocks of a comment", () => {
  test("are paragraphs, in which a line break is a space", () => {
    expect(readProse("One\ntwo `three\nfour`.\n\nFive.")).toEqual([
      { kind: "paragraph", text: "One two `three four`." },
      { kind: "paragraph", text: "Five." },
    ]);
  });

  test("are lists, whose items may take several lines", () => {
    expect(readProse("Either:\n- one\n  and more\n* two\n\n- three\n\nAfter.")).toEqual([
      { kind: "paragraph", text: "Either:" },
      { kind: "list", ordered: false, items: ["one and more", "two", "three"] },
      { kind: "paragraph", text: "After." },
    ]);
    expect(readProse("1. one\n2) two")).toEqual([
      { kind: "list", ordered: true, items: ["one", "two"] },
    ]);
    // Neither a product nor a negative number begins a list.
    expect(readProse("a\n-1 is\n*so*")).toEqual([{ kind: "paragraph", text: "a -1 is *so*" }]);
  });

  test("are code, indented or fenced, with its line breaks", () => {
    expect(readProse("Such as:\n\n    a = 1\n      b\n\n    c\n\nDone.")).toEqual([
      { kind: "paragraph", text: "Such as:" },
      { kind: "code", text: "a = 1\n  b\n\nc" },
      { kind: "paragraph", text: "Done." },
    ]);
    expect(readProse("```proto\n- a\n\n  b\n```\nend")).toEqual([
      { kind: "code", text: "- a\n\n  b" },
      { kind: "paragraph", text: "end" },
    ]);
    expect(readProse("| a | b |\n|---|---|")).toEqual([
      { kind: "code", text: "| a | b |\n|---|---|" },
    ]);
    // Deeper in a paragraph is still the paragraph.
    expect(readProse("one\n     two")).toEqual([{ kind: "paragraph", text: "one two" }]);
  });

  test("are headings", () => {
    expect(readProse("# Limits\nFew.")).toEqual([
      { kind: "heading", text: "Limits" },
      { kind: "paragraph", text: "Few." },
    ]);
  });

  test("have no marks that turn text around, and keep the letters of any script", () => {
    expect(readProse("a\u202Ecod\u2066b\u2069 שלום")).toEqual([
      { kind: "paragraph", text: "acodb שלום" },
    ]);
  });

  test("of an endless comment take no endless time", () => {
    const long = `${"a ".repeat(50_000)}\n${"`".repeat(5_000)}\n${"[".repeat(100_000)}\nhttps://${"(".repeat(5_000)}\nhttps://x${".".repeat(50_000)}a)\n\n# ${" ".repeat(30_000)}a\u2028b`;
    const started = performance.now();
    expect(
      readProse(long).flatMap((block) => ("text" in block ? readInline(block.text) : [])),
    ).not.toEqual([]);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe("a text", () => {
  test("has code", () => {
    expect(readInline("a `b` ``c`d`` [Book][example.v1.Book].")).toEqual([
      { kind: "text", text: "a " },
      { kind: "code", text: "b" },
      { kind: "text", text: " " },
      { kind: "code", text: "c`d" },
      { kind: "text", text: " " },
      { kind: "code", text: "Book" },
      { kind: "text", text: "." },
    ]);
  });

  test("has links, without the punctuation around them", () => {
    expect(links("See https://protobuf.dev/a_b?c=d#e.")).toEqual([
      "https://protobuf.dev/a_b?c=d#e",
    ]);
    expect(links("(https://a.example/x.), https://b.example:")).toEqual([
      "https://a.example/x",
      "https://b.example/",
    ]);
    expect(links("https://a.example/wiki/X_(y)")).toEqual(["https://a.example/wiki/X_(y)"]);
    expect(readInline("[text](https://a.example/x) after")).toEqual([
      { kind: "text", text: "[text](" },
      { kind: "link", text: "https://a.example/x", href: "https://a.example/x" },
      { kind: "text", text: ") after" },
    ]);
  });

  test.each([
    "javascript:alert(1)",
    "[x](javascript:alert(1))",
    "data:text/html,<script>alert(1)</script>",
    "http://plain.example",
    "<script>alert(1)</script>",
    '<a href="https:evil">',
    "https://bank.example@evil.example",
    "https://",
  ])("is not made a link by %s", (text) => {
    expect(links(text)).toEqual([]);
    expect(
      readInline(text)
        .map((part) => part.text)
        .join(""),
    ).toBe(text);
  });

  test("is all there, whatever it is", () => {
    const text = "a `b ` https://x.example]) `` [c][] é\u200F";
    expect(
      readInline(text)
        .map((part) => part.text)
        .join(""),
    ).toContain("é\u200F");
  });
});
