import { base64Encode } from "@bufbuild/protobuf/wire";
import { assert, property, uint8Array } from "fast-check";
import { expect, test } from "vitest";
import { binaryValue } from "./binary-value.ts";

test("only names that end in -bin are binary", () => {
  expect(binaryValue("x-trace", "aGVsbG8=")).toBeUndefined();
  expect(binaryValue("x-trace-bin", "aGVsbG8=")).toEqual({ bytes: 5, text: "hello" });
});

test("any bytes are counted, padded or not", () => {
  assert(
    property(uint8Array({ minLength: 1, maxLength: 200 }), (bytes) => {
      for (const form of ["std", "std_raw"] as const) {
        expect(binaryValue("a-bin", base64Encode(bytes, form))?.bytes).toBe(bytes.byteLength);
      }
    }),
  );
});

test("several values of one name are counted together", () => {
  expect(binaryValue("a-bin", "aGk=, aGk=")).toEqual({ bytes: 4, text: "hi, hi" });
});

test("what is not base64, or not text, is said to be so", () => {
  expect(binaryValue("a-bin", "%%")).toEqual({ bytes: undefined, text: undefined });
  expect(binaryValue("a-bin", base64Encode(new Uint8Array([0xff, 0xfe])))?.text).toBeUndefined();
  expect(binaryValue("a-bin", base64Encode(new Uint8Array([7])))?.text).toBeUndefined();
});
