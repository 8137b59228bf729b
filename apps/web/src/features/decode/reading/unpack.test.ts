import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { gunzip, packedIn } from "./unpack.ts";

const message = Uint8Array.of(0x0a, 0x03, 0x41, 0x64, 0x61);
const packed = new Uint8Array(gzipSync(message));

function envelope(flag: number, content: Uint8Array): Uint8Array {
  return Uint8Array.of(flag, 0, 0, 0, content.length, ...content);
}

test("finds compressed messages, and what is in them", async () => {
  const body = Uint8Array.of(...envelope(0, message), ...envelope(1, packed));
  const found = packedIn(body, "grpc");
  expect(found.map(({ title }) => title)).toEqual(["Message 2, decompressed with gzip"]);
  expect(await gunzip(found[0]?.bytes ?? new Uint8Array())).toEqual(message);
});

test("a whole file may be compressed", async () => {
  const [file] = packedIn(packed, "none");
  expect(await gunzip(file?.bytes ?? new Uint8Array())).toEqual(message);
});

test("what is no gzip after all is left alone", async () => {
  expect(await gunzip(packed.subarray(0, 12))).toBeUndefined();
  expect(packedIn(envelope(1, message), "grpc")).toEqual([]);
});

test("a bomb goes off in nobody's tab", async () => {
  const bomb = new Uint8Array(gzipSync(new Uint8Array(65 * 1024 * 1024)));
  expect(bomb.length).toBeLessThan(100_000);
  expect(await gunzip(bomb)).toBeUndefined();
  // Nor several together: each gets what the ones before have left.
  expect(await gunzip(packed, message.length)).toEqual(message);
  expect(await gunzip(packed, message.length - 1)).toBeUndefined();
});
