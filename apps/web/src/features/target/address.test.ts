import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseAddress } from "./address.ts";

const target = (address: string, tls = false) => ({ target: { address, tls } });

describe("an address", () => {
  test.each([
    ["localhost:50051", target("localhost:50051")],
    ["  10.0.0.7:9000 ", target("10.0.0.7:9000")],
    ["[::1]:50051", target("[::1]:50051")],
    ["http://localhost:50051", target("localhost:50051")],
    ["https://grpc.example.com", target("grpc.example.com:443", true)],
    ["https://grpc.example.com:8443/some/path", target("grpc.example.com:8443", true)],
    ["grpcs://example.com:1", target("example.com:1", true)],
  ])("%j is read", (typed, expected) => {
    expect(parseAddress(typed, false)).toEqual(expected);
  });

  test("the choice of TLS holds when no scheme says otherwise", () => {
    expect(parseAddress("localhost:1", true)).toEqual(target("localhost:1", true));
    expect(parseAddress("http://localhost:1", true)).toEqual(target("localhost:1", false));
  });

  test.each([
    ["", /host:port/],
    ["localhost", /port is missing, such as localhost:50051/],
    ["localhost:", /port is missing/],
    ["localhost:0", /1 to 65535/],
    ["localhost:65536", /1 to 65535/],
    ["::1", /brackets/],
    ["a b:1", /not host:port/],
    ["unix:///tmp/x.sock", /not a scheme/],
    ["me:secret@host:1", /No user or password/],
  ])("%j is refused in words", (typed, error) => {
    expect(parseAddress(typed, false).error).toMatch(error);
  });
});

test("whatever is typed, the answer is an address that reads as itself, or an error", () => {
  fc.assert(
    fc.property(fc.string(), fc.boolean(), (typed, tls) => {
      const read = parseAddress(typed, tls);
      const again = read.target && parseAddress(read.target.address, read.target.tls);
      expect(again ?? read).toEqual(read);
      expect(read.error).not.toBe("");
    }),
  );
});

test("every host and port is read back", () => {
  fc.assert(
    fc.property(fc.domain(), fc.integer({ min: 1, max: 65_535 }), (host, port) => {
      expect(parseAddress(`${host}:${port}`, false)).toEqual(target(`${host}:${port}`));
    }),
  );
});
