import { afterAll, beforeAll, expect, it } from "vitest";
import { describePeers } from "../support/describe-peers.ts";
import { parseJsonStream } from "../support/json-stream.ts";
import { type Playground, startPlayground } from "../support/playground.ts";
import { runProgram } from "../support/program.ts";

const day = 24 * 60 * 60 * 1000;
/** Read once: a millisecond between check-in and check-out would be a night more. */
const now = Date.now();
const inDays = (days: number) => new Date(now + days * day).toISOString();

/** A stay that keeps every rule. */
const stay = {
  requestId: "123e4567-e89b-12d3-a456-426614174000",
  hotel: "The Rusty Anchor",
  room: "ROOM_DOUBLE",
  checkIn: inDays(1),
  checkOut: inDays(3),
  guests: [{ name: "Ada", age: 36 }],
  email: "ada@example.com",
  billTo: { street: "1 Quay", city: "London", country: "GB" },
  acceptsTerms: true,
};

describePeers(["grpcurl"], "books, and sees what breaks the rules", (grpcurl) => {
  let playground: Playground;
  beforeAll(async () => void (playground = await startPlayground()));
  afterAll(() => playground?.[Symbol.asyncDispose]());

  const book = (request: object, method = "Book") =>
    runProgram(grpcurl, [
      "-plaintext",
      "-d",
      JSON.stringify(request),
      playground.grpc,
      `playground.v1.Booking/${method}`,
    ]);

  it("books a stay that keeps them", async () => {
    const { code, stdout } = await book(stay);
    expect(parseJsonStream(stdout)).toMatchObject([{ nights: 2, total: 240 }]);
    expect(code).toBe(0);
  });

  it.each(["Book", "BookMany"])(
    "is told by %s each rule that is broken, and where",
    async (method) => {
      const guests = [
        { name: "Ada", age: 36 },
        { name: "Alan", email: "nobody" },
      ];
      const { code, stderr } = await book(
        { ...stay, hotel: "X", guests, extras: { sauna: 1 } },
        method,
      );
      expect(stderr).toContain("Code: InvalidArgument");
      expect(stderr).toContain('"@type": "type.googleapis.com/buf.validate.Violations"');
      const ids = [...stderr.matchAll(/"ruleId": "([^"]+)"/gu)].map(([, id]) => id);
      expect(ids).toEqual(["string.min_len", "string.email", "string.in"]);
      expect(stderr).toMatch(/"fieldName": "guests",[^}]*"index": "1"/u);
      expect(stderr).toMatch(/"stringKey": "sauna"/u);
      // grpcurl adds 64 to the code of the status.
      expect(code).toBe(64 + 3);
    },
  );

  it("reads the rules out of the schema, by reflection", async () => {
    const { stdout } = await runProgram(grpcurl, [
      "-plaintext",
      playground.grpc,
      "describe",
      "playground.v1.Guest",
    ]);
    expect(stdout).toContain("string: { min_len: 1, max_len: 80 }");
    expect(stdout).toContain("ignore: IGNORE_IF_ZERO_VALUE");
  });
});
