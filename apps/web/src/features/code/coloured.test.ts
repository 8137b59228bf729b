import { expect, test } from "vitest";
import { coloured } from "./coloured.ts";

const kinds = (code: string) =>
  coloured(code, "shell")
    .filter(({ kind }) => kind !== undefined)
    .map(({ text, kind }) => `${kind}: ${text}`);

test("an address is no number, and a number is", () => {
  expect(kinds("grpcurl -max-time 15 127.0.0.1:50051 a/b")).toEqual(["number: 15"]);
  expect(kinds("buf curl http://127.0.0.1:8080/a")).toEqual([]);
  expect(kinds("PORT=8080 node 10.0.0.1:443")).toEqual(["number: 8080"]);
});

test("nothing of a text is lost between its pieces", () => {
  const code = "grpcurl \\\n  -d '{\"count\": 3}' 127.0.0.1:50051 # 1\n\n";
  expect(
    coloured(code, "shell")
      .map(({ text }) => text)
      .join(""),
  ).toBe(code);
});
