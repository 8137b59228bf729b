import { deflateSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { decompress } from "./decompress.ts";

const message = Uint8Array.of(0x0a, 0x03, 0x41, 0x64, 0x61);

test("gzip, and what HTTP calls deflate", async () => {
  expect((await decompress(gzipSync(message), "gzip", 5)).bytes).toEqual(message);
  expect((await decompress(deflateSync(message), "deflate", 5)).bytes).toEqual(message);
});

test("what breaks off, and what is something else, is told apart from what is too large", async () => {
  expect(await decompress(gzipSync(message).subarray(0, 12), "gzip", 5)).toEqual({
    problem: "broken",
  });
  expect(await decompress(message, "gzip", 5)).toEqual({ problem: "broken" });
  expect(await decompress(gzipSync(message), "gzip", 4)).toEqual({ problem: "too large" });
});
