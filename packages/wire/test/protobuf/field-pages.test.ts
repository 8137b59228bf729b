import { expect, test } from "vitest";
import { fieldPages, parseMessage } from "../../src/index.ts";

/** `08 xx` so many times, within other bytes. */
const fields = (count: number) =>
  Uint8Array.from({ length: 3 + 2 * count + 3 }, (_, index) =>
    index < 3 ? 0xff : index % 2 === 1 ? 0x08 : 0x05,
  );

test("finds where the page of a byte begins, forwards and backwards", () => {
  const bytes = fields(25);
  const span = { start: 3, end: 53 };
  const pages = fieldPages(bytes, span, 10);
  expect(pages.startOf(52)).toBe(43);
  expect(pages.startOf(3)).toBe(3);
  expect(pages.startOf(22)).toBe(3);
  expect(pages.startOf(23)).toBe(23);
  expect(pages.before(43)).toBe(23);
  expect(pages.before(23)).toBe(3);
  expect(pages.before(3)).toBeUndefined();
});

test("its pages are those that parseMessage's rest leads to", () => {
  const bytes = fields(1000);
  const span = { start: 3, end: 2003 };
  const pages = fieldPages(bytes, span, 7);
  let tree = parseMessage(bytes, { span, limit: 7 });
  let previous: number | undefined;
  for (let from: number | undefined = span.start; from !== undefined; from = tree.rest) {
    tree = tree.parse({ from, limit: 7 });
    expect(pages.startOf(from)).toBe(from);
    expect(pages.startOf((tree.fields.at(-1)?.span.end ?? 0) - 1)).toBe(from);
    expect(pages.before(from)).toBe(previous);
    previous = from;
  }
});

test("stays with the last page where the bytes cannot be read on", () => {
  const bytes = Uint8Array.from([8, 1, 8, 1, 8, 1, 0x0f, 9, 9, 9]);
  const pages = fieldPages(bytes, { start: 0, end: bytes.length }, 2);
  expect(pages.startOf(9)).toBe(4);
});

test("has no page behind the last field", () => {
  const bytes = fields(20);
  const pages = fieldPages(bytes, { start: 3, end: 43 }, 10);
  expect(pages.startOf(42)).toBe(23);
  expect(pages.startOf(1000)).toBe(23);
});
