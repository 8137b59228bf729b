import {
  create,
  createFileRegistry,
  getOption,
  type Message,
  type MessageInitShape,
} from "@bufbuild/protobuf";
import { timestampFromMs } from "@bufbuild/protobuf/wkt";
import { Code, createClient, type ConnectError, type Transport } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";
import { createConnectTransport, createGrpcWebTransport } from "@connectrpc/connect-web";
import { field, ViolationsSchema } from "@grpc-playground/gen/buf/validate/validate_pb";
import {
  Booking,
  BookRequestSchema,
  GuestSchema,
  Room,
  type Guest,
} from "@grpc-playground/gen/playground/v1/booking_pb";
import { SchemaService } from "@grpc-playground/gen/playground/v1/schema_pb";
import { hasRules } from "@grpc-playground/schema";
import { describe, expect, test } from "vitest";
import type { Playground } from "../../src/index.ts";
import { errorOf, stream } from "../contract/helpers.ts";
import { startServer } from "../grpc/helpers.ts";
import { bridgeTransport, startPlayground } from "../helpers/playground.ts";

const msPerDay = 24 * 60 * 60 * 1000;
/** Read once: a millisecond between check-in and check-out would be a night more. */
const now = Date.now();
const inDays = (days: number) => timestampFromMs(now + days * msPerDay);

type Stay = Exclude<MessageInitShape<typeof BookRequestSchema>, Message>;

/** A stay that keeps every rule, but for what is given. */
function stay(change: Partial<Stay> = {}): Stay {
  return {
    requestId: "123e4567-e89b-12d3-a456-426614174000",
    hotel: "The Rusty Anchor",
    room: Room.DOUBLE,
    checkIn: inDays(1),
    checkOut: inDays(3),
    guests: [
      { name: "Ada", age: 36 },
      { name: "Alan", age: 41 },
    ],
    contact: { case: "email", value: "ada@example.com" },
    billTo: { street: "1 Quay", city: "London", country: "GB" },
    acceptsTerms: true,
    ...change,
  };
}

/** Guests of whom each breaks a rule, in two bytes. */
const crowd = (size: number): Guest[] => Array.from({ length: size }, () => create(GuestSchema));

/** Violations as `rule at field`, the field written as people do. */
function violationsOf(error: ConnectError): string[] {
  return error
    .findDetails(ViolationsSchema)
    .flatMap(({ violations }) => violations)
    .map(({ field: path, ruleId }) => {
      const steps = (path?.elements ?? []).map(({ fieldName, subscript }) =>
        subscript.case === undefined ? fieldName : `${fieldName}[${subscript.value}]`,
      );
      return `${ruleId} at ${steps.join(".")}`;
    })
    .toSorted();
}

const wrong = stay({
  hotel: "X",
  guests: [
    { name: "Ada", age: 36 },
    { name: "", age: 7, email: "nobody" },
  ],
  extras: { sauna: 1 },
  checkOut: inDays(0.5),
});
const wrongAt = [
  "string.email at guests[1].email",
  "string.in at extras[sauna]",
  "string.min_len at guests[1].name",
  "string.min_len at hotel",
  "stay.order at ",
].toSorted();

const listeners: Readonly<Record<string, (playground: Playground) => Transport>> = {
  "gRPC, on its own port": ({ grpcPort }) =>
    createGrpcTransport({ baseUrl: `http://127.0.0.1:${grpcPort}` }),
  "Connect in JSON, over HTTP": ({ httpUrl: baseUrl }) => createConnectTransport({ baseUrl }),
  "gRPC-Web, over HTTP": ({ httpUrl: baseUrl }) => createGrpcWebTransport({ baseUrl }),
  "the bridge": (playground) => bridgeTransport(playground),
};

describe.each(Object.entries(listeners))("Book by %s", (_, connect) => {
  test("books what keeps the rules", async () => {
    const client = createClient(Booking, connect(await startPlayground()));
    const reply = await client.book(stay());
    expect(reply).toMatchObject({ nights: 2, total: 240 });
    expect(reply.confirmation).toMatch(/^[0-9A-F]{8}$/);
    expect(reply.message).toBe("The Rusty Anchor: a double room for 2 guests, 2 nights.");
  });

  test("refuses what does not, with every violation in the details", async () => {
    const client = createClient(Booking, connect(await startPlayground()));
    const error = await errorOf(client.book(wrong));
    expect(error.code).toBe(Code.InvalidArgument);
    expect(violationsOf(error)).toEqual(wrongAt);
  });

  test("tells of as many violations as trailers have room for, and counts all", async () => {
    const client = createClient(Booking, connect(await startPlayground()));
    const error = await errorOf(client.book(stay({ guests: crowd(1000) })));
    expect(error.code).toBe(Code.InvalidArgument);
    expect(error.rawMessage).toMatch(/^guests: .*, and 1000 more violations$/);
    const told = violationsOf(error);
    expect(told).toContain("string.min_len at guests[0].name");
    expect(told.length).toBeGreaterThan(20);
    expect(told.length).toBeLessThan(100);
  });
});

describe.each(["gRPC, on its own port", "the bridge"])("BookMany by %s", (name) => {
  const connect = (playground: Playground) => {
    const transport = listeners[name]?.(playground);
    if (transport === undefined) throw new Error(`no listener ${name}`);
    return transport;
  };

  test("books all of a stream", async () => {
    const client = createClient(Booking, connect(await startPlayground()));
    const { bookings } = await client.bookMany(stream([stay(), stay({ room: Room.SINGLE })]));
    expect(bookings.map(({ total }) => total)).toEqual([240, 160]);
  });

  test("a stay that breaks a rule ends its own call, and no other", async () => {
    const client = createClient(Booking, connect(await startPlayground()));
    const halfWay = Promise.withResolvers<void>();
    async function* slowly() {
      yield stay();
      await halfWay.promise;
      yield stay();
    }
    const other = client.bookMany(slowly());
    // Never half-closed: the violation itself has to end it.
    const open = Promise.withResolvers<never>();
    async function* withMistake() {
      yield stay();
      yield wrong;
      await open.promise;
    }
    const error = await errorOf(client.bookMany(withMistake()));
    expect(error.code).toBe(Code.InvalidArgument);
    expect(violationsOf(error)).toEqual(wrongAt);
    halfWay.resolve();
    expect((await other).bookings).toHaveLength(2);
    open.reject(new Error("over"));
  });
});

test("a large message is told of the first rule that it breaks, for all of them take too long", async () => {
  const { grpcPort } = await startPlayground();
  const client = createClient(
    Booking,
    createGrpcTransport({ baseUrl: `http://127.0.0.1:${grpcPort}` }),
  );
  const error = await errorOf(client.book(stay({ guests: crowd(10_000) })));
  expect(error.code).toBe(Code.InvalidArgument);
  expect(violationsOf(error)).toEqual(["repeated.max_items at guests"]);
  expect(error.rawMessage).not.toContain("more violations");
});

test("a broken rule is a line in the log, without the violations", async () => {
  const server = await startServer();
  await errorOf(server.client(Booking).book(wrong));
  expect(server.logs.all).toMatchObject([
    { level: 30, code: "INVALID_ARGUMENT", error: expect.stringMatching(/and 4 more violations$/) },
  ]);
  expect(JSON.stringify(server.logs.all).length).toBeLessThan(500);
});

test("a price above max_price is FAILED_PRECONDITION: no rule can know the prices", async () => {
  const { grpcPort } = await startPlayground();
  const client = createClient(
    Booking,
    createGrpcTransport({ baseUrl: `http://127.0.0.1:${grpcPort}` }),
  );
  const error = await errorOf(client.book(stay({ maxPrice: 100 })));
  expect(error.code).toBe(Code.FailedPrecondition);
  expect(error.rawMessage).toBe("a night in a double room costs 120, and max_price is 100");
});

test("the rules come by reflection, as they are in the .proto file", async () => {
  const playground = await startPlayground();
  const client = createClient(
    SchemaService,
    // As the page asks: JSON has no place for options that are extensions.
    createConnectTransport({ baseUrl: playground.httpUrl, useBinaryFormat: true }),
  );
  const { files, notes } = await client.describe({
    target: { address: `127.0.0.1:${playground.grpcPort}` },
  });
  expect(notes).toEqual([]);
  if (files === undefined) throw new Error("no files");
  const reflected = createFileRegistry(files);
  const request = reflected.getMessage(BookRequestSchema.typeName);
  if (request === undefined) throw new Error("no BookRequest");
  expect(hasRules(request)).toBe(true);
  expect(request.fields.map((at) => getOption(at, field))).toEqual(
    BookRequestSchema.fields.map((at) => getOption(at, field)),
  );
});
