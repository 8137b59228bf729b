import { expect, test } from "vitest";
import { problemWords, readSource, readWords } from "./read-source.ts";
import { sourceOfText } from "./source.ts";

const read = (text: string) => readSource({ kind: "text", text }, undefined);

test("says what bytes were written in, and what else it could be", () => {
  const found = read("0a03416461414141");
  expect(found && readWords(found.read)).toBe("Read as hex: 8 bytes.");
  expect(found?.others.map(({ kind }) => kind)).toEqual(["base64", "bytes"]);
  const other = readSource({ kind: "text", text: "0a03416461414141" }, "base64");
  expect(other && readWords(other.read)).toBe("Read as base64: 12 bytes.");
  expect(other?.others.map(({ kind }) => kind)).toContain("hex");
});

test("nothing is read from nothing", () => {
  expect(read(" \n")).toBeUndefined();
});

test("says where reading ended", () => {
  const one = read("0a 03 41 64 61 zz");
  expect(one && problemWords("0a 03 41 64 61 zz", one.read)).toMatch(
    /^At character 16: "z" is no hex digit\. The 5 bytes before it are shown\.$/,
  );
  const text = "0a 03 41 64 61\n0a 03 41 64 61\n0a z";
  const two = read(text);
  expect(two && problemWords(text, two.read)).toMatch(/^At line 3, character 4: /);
});

test("a long text is kept out of the text box", () => {
  expect(sourceOfText("00".repeat(50_000)).kind).toBe("text");
  const long = sourceOfText("00".repeat(50_001));
  expect(long.kind).toBe("file");
  expect(readSource(long, undefined)?.read.bytes).toHaveLength(50_001);
});
