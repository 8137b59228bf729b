import { describe, expect, test } from "vitest";
import { addMetadata, checkRow } from "./metadata.ts";

describe("a metadata row", () => {
  test.each([
    ["authorization", "Bearer abc"],
    ["x-trace.id_1", "7"],
    ["x-empty", ""],
    ["payload-bin", "AQID"],
    ["payload-bin", "AQI="],
    ["payload-bin", "AQI"],
    // Half typed on the way to AQ==, and one = too many.
    ["payload-bin", "AQ="],
    ["payload-bin", "AQID="],
    ["", ""],
  ])("takes %s: %s", (key, value) => {
    expect(checkRow({ key, value })).toEqual({});
    const headers = new Headers();
    addMetadata(headers, [{ id: 0, key, value }]);
    expect([...headers]).toEqual(key === "" ? [] : [[key, value.replaceAll("=", "")]]);
  });

  test.each([
    ["X-Id", "1", "key", "type x-id"],
    ["grpc-status", "0", "key", "reserved for gRPC itself"],
    ["GRPC-Foo", "0", "key", "reserved for gRPC itself"],
    ["grpc-timeout", "1S", "key", "set the deadline instead"],
    [":path", "/", "key", "pseudo-header"],
    ["x id", "1", "key", '" " cannot stand in a key'],
    ["té", "1", "key", '"é" cannot stand in a key'],
    ["content-type", "a", "key", "the client writes it"],
    ["content-length", "5", "key", "the client writes it"],
    ["", "1", "key", "Type a key, or remove this row."],
    ["x-id", "é", "value", "not printable ASCII"],
    ["x-id", "a\nb", "value", "not printable ASCII"],
    ["x-bin", "AQID*", "value", "base64"],
    ["x-bin", "AAAAA", "value", "base64"],
  ] as const)("refuses %j: %j in words", (key, value, part, words) => {
    expect(checkRow({ key, value })[part]).toContain(words);
  });

  test("goes out as typed, a key more than once, bytes without their padding", () => {
    const headers = new Headers();
    addMetadata(headers, [
      { id: 0, key: " x-id ", value: "1" },
      { id: 1, key: "x-id", value: "2" },
      { id: 2, key: "x-bin", value: "AQI=" },
      { id: 3, key: "", value: "" },
    ]);
    expect([...headers]).toEqual([
      ["x-bin", "AQI"],
      ["x-id", "1, 2"],
    ]);
  });
});
