import { Code } from "@connectrpc/connect";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CallFault, closeReason, SocketFault } from "../src/faults.ts";
import { MAX_FRAME, MAX_MESSAGE, MAX_WINDOW } from "../src/frames.ts";
import {
  checkData,
  decodeCredit,
  decodeHead,
  decodeHello,
  decodeOpen,
  decodeRequestEnd,
  decodeReset,
  decodeResponseEnd,
  encodeCredit,
  encodeEnd,
  encodeHead,
  encodeHello,
  encodeOpen,
  encodeReset,
} from "../src/payloads.ts";
import { encodeFrame, keep, splitMessage } from "../src/split.ts";

const latin1 = fc
  .array(fc.integer({ min: 0, max: 255 }), { maxLength: 40 })
  .map((codes) => String.fromCharCode(...codes));
const headers = fc.array(fc.tuple(latin1, latin1), { maxLength: 20 });
const target = fc.record({ address: fc.string({ unit: "grapheme" }), tls: fc.boolean() });
const code = fc.constantFrom(...Object.values(Code).filter((value) => typeof value === "number"));
const u32 = fc.integer({ min: 0, max: 0xffff_ffff });
const frames = fc.array(
  fc.record({ type: fc.integer({ min: 0, max: 255 }), id: u32, payload: fc.uint8Array() }),
  { minLength: 1, maxLength: 10 },
);

function faultOf(action: () => void): unknown {
  try {
    action();
    return undefined;
  } catch (error) {
    return error;
  }
}

describe("what is encoded is decoded to the same", () => {
  test("HELLO", () => {
    const hello = fc.record({
      version: fc.integer({ min: 0, max: 0xffff }),
      features: fc.integer({ min: 0, max: 0xffff }),
      window: fc.integer({ min: 1, max: MAX_WINDOW }),
      maxFrame: fc.integer({ min: 64 * 1024, max: MAX_FRAME }),
      maxMessage: fc.integer({ min: MAX_FRAME + 9, max: 0xffff_ffff }),
    });
    fc.assert(
      fc.property(hello, (h) => {
        expect(decodeHello(encodeHello(h))).toEqual(h);
      }),
    );
  });

  test("HELLO of a later version, with more fields", () => {
    const hello = { version: 9, features: 3, window: 1, maxFrame: 65536, maxMessage: 65545 };
    const longer = Uint8Array.from([...encodeHello(hello), 1, 2, 3]);
    expect(decodeHello(longer)).toEqual(hello);
  });

  test("OPEN", () => {
    const open = fc.record({
      target: fc.option(target, { nil: undefined }),
      inspect: fc.boolean(),
      path: latin1,
      headers,
    });
    fc.assert(
      fc.property(open, (o) => {
        expect(decodeOpen(encodeOpen(o))).toEqual(o);
      }),
    );
  });

  test("HEAD", () => {
    const head = fc.record({ status: fc.integer({ min: 0, max: 0xffff }), headers });
    fc.assert(
      fc.property(head, (h) => {
        expect(decodeHead(encodeHead(h))).toEqual(h);
      }),
    );
  });

  test("END", () => {
    fc.assert(
      fc.property(headers, (h) => {
        expect(decodeResponseEnd(encodeEnd(h))).toEqual(h);
      }),
    );
    expect(() => decodeRequestEnd(encodeEnd())).not.toThrow();
  });

  test("RESET", () => {
    const reset = fc.record({ code, message: fc.string({ unit: "grapheme", maxLength: 500 }) });
    fc.assert(
      fc.property(reset, (r) => {
        expect(decodeReset(encodeReset(r))).toEqual(r);
      }),
    );
  });

  test("CREDIT", () => {
    const credit = fc.integer({ min: 1, max: MAX_WINDOW });
    fc.assert(
      fc.property(credit, (n) => {
        expect(decodeCredit(encodeCredit(n))).toBe(n);
      }),
    );
  });

  test("frames, joined into a message", () => {
    fc.assert(
      fc.property(frames, (list) => {
        const message = Buffer.concat(list.map((f) => encodeFrame(f.type, f.id, f.payload)));
        const split = splitMessage(message, MAX_MESSAGE);
        expect(split.map((f) => ({ ...f, payload: Uint8Array.from(f.payload) }))).toEqual(list);
      }),
    );
  });

  test("a payload that was written before is not changed by the next", () => {
    const first = encodeCredit(1);
    encodeCredit(2);
    encodeHead({ status: 200, headers: [["a", "b"]] });
    expect(decodeCredit(first)).toBe(1);
  });
});

describe("any bytes whatever are decoded, or refused by a fault of the bridge's own", () => {
  const decoders = {
    decodeHello,
    decodeOpen,
    decodeHead,
    decodeRequestEnd,
    decodeResponseEnd,
    decodeReset,
    decodeCredit,
    checkData,
  };
  test.each(Object.entries(decoders))("%s", (_, decode) => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const fault = faultOf(() => decode(bytes));
        expect(fault === undefined || fault instanceof CallFault).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test("splitMessage: frames that fill it exactly, or a SocketFault", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        let length = 0;
        const fault = faultOf(() => {
          for (const { payload } of splitMessage(bytes, MAX_MESSAGE)) length += 9 + payload.length;
        });
        expect(fault instanceof SocketFault || length === bytes.length).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test("a good message with one byte changed", () => {
    const message = Buffer.concat([
      encodeFrame(
        2,
        1,
        encodeOpen({ target: undefined, inspect: false, path: "/a/b", headers: [["a", "b"]] }),
      ),
      encodeFrame(7, 1, encodeCredit(9)),
    ]);
    fc.assert(
      fc.property(fc.nat(message.length - 1), fc.integer({ min: 0, max: 255 }), (at, byte) => {
        const fault = faultOf(() => {
          for (const { payload } of splitMessage(message.with(at, byte), MAX_MESSAGE)) {
            decodeOpen(payload);
          }
        });
        expect(fault instanceof CallFault || fault instanceof SocketFault).toBe(true);
      }),
    );
  });
});

describe("what cannot be sent is refused before it is", () => {
  test("a header that HTTP cannot carry", () => {
    const open = { target: undefined, inspect: false, path: "/a/b" };
    const encode = (value: string) => encodeOpen({ ...open, headers: [["x", value]] });
    expect(() => encode("€")).toThrow(/beyond one byte/);
    expect(() => encode("x".repeat(70_000))).toThrow(/longer than 65535/);
    expect(() => encode("x".repeat(65_535))).toThrow(/maxHeadBytes/);
  });

  test("a long reason is cut at a character", () => {
    const cut = decodeReset(encodeReset({ code: Code.Internal, message: "€".repeat(2000) }));
    expect(cut.message).toBe("€".repeat(Math.floor(4096 / 3)));
    expect(closeReason("€".repeat(100))).toBe("€".repeat(41));
  });
});

test("a small payload is copied out of a large message, a large one is not", () => {
  const message = new Uint8Array(1000);
  expect(keep(message.subarray(9, 900), message).buffer).toBe(message.buffer);
  const kept = keep(message.subarray(9, 19), message);
  expect(kept.buffer.byteLength).toBe(10);
});
