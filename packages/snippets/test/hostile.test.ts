import { describe, expect, test } from "vitest";
import { readCommand } from "../src/index.ts";

/**
 * Texts whose reading once took a minute and more, for each of their parts was
 * read again for each other. They end in a moment, or the test runs out of time.
 */
const many = 100_000;
const times = (piece: (index: number) => string) =>
  Array.from({ length: many }, (_, i) => piece(i));

describe("reads within a moment", { timeout: 20_000 }, () => {
  test("here-documents without number, which it refuses as bash does", () => {
    const lines = times(() => "A\n").join("");
    expect(readCommand(`grpcurl ${"<<A ".repeat(many)}\n${lines}`)).toMatchObject({
      ok: false,
      refusal: { message: expect.stringContaining("16 here-documents"), line: 1 },
    });
  });

  test("variables without number, of which it speaks of the first ten", () => {
    const headers = times((index) => `-H 'a: '$v${index}`).join(" ");
    const read = readCommand(`grpcurl ${headers} host:1 s.S/M`);
    if (!read.ok) throw new Error(read.refusal.message);
    expect(read.value.notes).toHaveLength(11);
    expect(read.value.notes[9]).toContain("$v9 ");
    expect(read.value.notes[10]).toBe(
      "So it is with 99990 more that a shell would have filled in.",
    );
  });

  test("flags that nobody knows, with their values", () => {
    const flags = times((index) => `-z${index % 10} v${index}`).join(" ");
    expect(readCommand(`grpcurl ${flags} host:1 s.S/M`)).toMatchObject({
      ok: true,
      value: { address: "host:1", service: "s.S", method: "M" },
    });
  });

  test("a string of JSON that never ends, and what it is left as", () => {
    const body = `{"${'\\"'.repeat(many)}\\`;
    expect(readCommand(`grpcurl -d '${body}' host:1 s.S/M`)).toMatchObject({
      ok: true,
      value: { messages: [body] },
    });
  });

  test("a time of digits without a unit", () => {
    const url = "http://host:1/s.S/M";
    expect(readCommand(`buf curl --timeout ${"1".repeat(many)} ${url}`)).toMatchObject({
      ok: false,
      refusal: { message: expect.stringContaining("takes one with its unit") },
    });
  });
});

test("a protocol with the name of what every object has is only a name", () => {
  const read = readCommand("buf curl --protocol constructor http://host:1/s.S/M");
  if (!read.ok) throw new Error(read.refusal.message);
  expect(read.value.notes.join()).toContain("asks for constructor:");
});
