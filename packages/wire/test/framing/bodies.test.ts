import { create, toBinary } from "@bufbuild/protobuf";
import { StringValueSchema } from "@bufbuild/protobuf/wkt";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  fromGrpcWebText,
  readConnectError,
  readEndStream,
  readTrailers,
  toGrpcWebText,
} from "../../src/index.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("gRPC-Web's trailers", () => {
  test("one header a line, with its place", () => {
    const block = bytesOf(
      "grpc-status:5\r\ngrpc-message: no%20such%20%F0%9F%93%96\r\nx-n: a:b\r\n",
    );
    const { lines, problem } = readTrailers(block);
    expect(problem).toBeUndefined();
    expect(lines).toEqual([
      { name: "grpc-status", value: "5", decoded: undefined, span: { start: 0, end: 15 } },
      {
        name: "grpc-message",
        value: "no%20such%20%F0%9F%93%96",
        decoded: "no such 📖",
        span: { start: 15, end: 55 },
      },
      { name: "x-n", value: "a:b", decoded: undefined, span: { start: 55, end: 65 } },
    ]);
  });

  test("within a body, without a last line break, and with a stray percent", () => {
    const body = bytesOf("xxxgrpc-message:100% sure%21zzz");
    const { lines } = readTrailers(body, { start: 3, end: body.length - 3 });
    expect(lines).toMatchObject([{ decoded: "100% sure!", span: { start: 3, end: 28 } }]);
  });

  test("a line that is no header", () => {
    const { lines, problem } = readTrailers(bytesOf("grpc-status:0\r\nwhat\r\n"));
    expect(lines).toHaveLength(1);
    expect(problem?.at).toBe(15);
  });

  test("capitals are against the rules", () => {
    expect(readTrailers(bytesOf("Grpc-Status: 0\r\n")).problem?.message).toContain("lower case");
  });
});

describe("gRPC-Web in base64", () => {
  test("any pieces come back, each with its characters", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ minLength: 1, maxLength: 20 })), (pieces) => {
        const text = toGrpcWebText(...pieces);
        expect(text).toBe(pieces.map((piece) => Buffer.from(piece).toString("base64")).join(""));
        const { bytes, chunks, problem } = fromGrpcWebText(bytesOf(text));
        expect(problem).toBeUndefined();
        expect([...bytes]).toEqual(pieces.flatMap((piece) => [...piece]));
        for (const chunk of chunks) {
          const part = text.slice(chunk.text.start, chunk.text.end);
          expect([...bytes.subarray(chunk.bytes.start, chunk.bytes.end)]).toEqual([
            ...Buffer.from(part.replace(/=+$/u, ""), "base64"),
          ]);
        }
      }),
    );
  });

  test("what is no base64 is told with its place", () => {
    expect(fromGrpcWebText(bytesOf("AAAA*AAA"))).toMatchObject({ problem: { at: 4 } });
    expect(fromGrpcWebText(bytesOf("AA=A"))).toMatchObject({ problem: { at: 2 } });
    expect(fromGrpcWebText(bytesOf("AAAAA"))).toMatchObject({ problem: { at: 5 } });
  });
});

describe("Connect's JSON", () => {
  const detail = toBinary(StringValueSchema, create(StringValueSchema, { value: "why" }));
  const error = {
    code: "not_found",
    message: "No such book",
    details: [
      {
        type: "google.protobuf.StringValue",
        value: Buffer.from(detail).toString("base64").replaceAll("=", ""),
        debug: "why",
      },
    ],
  };
  const read = {
    code: "not_found",
    message: "No such book",
    details: [{ type: "google.protobuf.StringValue", value: detail, debug: "why" }],
  };

  test("the end of a stream, with an error and trailers", () => {
    const json = bytesOf(JSON.stringify({ error, metadata: { "x-a": ["1", "2"] } }));
    expect(readEndStream(json)).toEqual({
      error: read,
      metadata: [{ name: "x-a", values: ["1", "2"] }],
      problem: undefined,
    });
  });

  test("the end of a stream that went well", () => {
    expect(readEndStream(bytesOf("..{}.."), { start: 2, end: 4 })).toEqual({
      error: undefined,
      metadata: [],
      problem: undefined,
    });
  });

  test("a unary error", () => {
    expect(readConnectError(bytesOf(JSON.stringify(error)))).toEqual({
      ...read,
      problem: undefined,
    });
  });

  test.each([
    ["{", "no JSON"],
    ["[]", "something else"],
    ['{"error":3}', "no JSON object"],
    ['{"error":{}}', "no code"],
    ['{"metadata":{"a":"b"}}', "no list of strings"],
    ['{"error":{"code":"aborted","details":[{"type":"x","value":"*"}]}}', "Detail 0"],
  ])("%s is told to be wrong", (json, problem) => {
    expect(readEndStream(bytesOf(json)).problem).toContain(problem);
  });
});
