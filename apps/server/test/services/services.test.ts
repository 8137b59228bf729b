import { fromBinary, type MessageInitShape } from "@bufbuild/protobuf";
import { Code } from "@connectrpc/connect";
import { DisplacementService } from "@grpc-playground/gen/displacement_pb";
import {
  BadRequestSchema,
  PreconditionFailureSchema,
} from "@grpc-playground/gen/google/rpc/error_details_pb";
import { Greeter } from "@grpc-playground/gen/greet_pb";
import { HeyHowService } from "@grpc-playground/gen/hey_how_pb";
import {
  BookCategory,
  RecommendationRequestSchema,
  Recommendations,
} from "@grpc-playground/gen/recommendations_pb";
import { DataSchema, RequestStreaming, Status } from "@grpc-playground/gen/request_streaming_pb";
import { describe, expect, test } from "vitest";
import { errorOf, stream } from "../contract/helpers.ts";
import { startServer } from "../grpc/helpers.ts";

const ann = { name: "Ann", greeting: "Hi" };
const bob = { name: "Bob", greeting: "Hello" };

describe("greet.Greeter", () => {
  test("SayHello puts the greeting and the name together", async () => {
    const client = (await startServer()).client(Greeter);
    expect((await client.sayHello(ann)).message).toBe("Hi Ann");
  });

  test("ParrotSaysHello repeats it three times, a second apart", async () => {
    const client = (await startServer()).client(Greeter);
    const at: number[] = [];
    for await (const reply of client.parrotSaysHello(ann)) {
      expect(reply.message).toBe("Hi Ann");
      at.push(performance.now());
    }
    expect(at).toHaveLength(3);
    const [first = 0, , last = 0] = at;
    expect(last - first).toBeGreaterThan(1900);
  });

  test("ChattyClientSaysHello answers once, with every request in order", async () => {
    const client = (await startServer()).client(Greeter);
    const reply = await client.chattyClientSaysHello(stream([ann, bob, ann]));
    expect(reply.message).toMatch(/3 hellos/);
    expect(reply.request).toMatchObject([ann, bob, ann]);
    expect(await client.chattyClientSaysHello(stream([]))).toMatchObject({ request: [] });
  });

  test("InteractingHello answers each request as it comes", async () => {
    const client = (await startServer()).client(Greeter);
    const answered = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    async function* requests() {
      yield ann;
      // The second hello is said only once the first was answered.
      await answered[0]?.promise;
      yield bob;
      await answered[1]?.promise;
    }
    const replies: string[] = [];
    for await (const { message } of client.interactingHello(requests())) {
      replies.push(message);
      answered[replies.length - 1]?.resolve();
    }
    expect(replies).toEqual(["Hi Ann", "Hello Bob"]);
  });
});

async function ask(request: MessageInitShape<typeof RecommendationRequestSchema>) {
  const client = (await startServer()).client(Recommendations);
  return (await client.recommend(request)).recommendations;
}

describe("Recommendations", () => {
  test.each([
    BookCategory.MYSTERY,
    BookCategory.SCIENCE_FICTION,
    BookCategory.SELF_HELP,
    BookCategory.HISTORY,
  ])("picks books of category %i, none of them twice", async (category) => {
    const three = await ask({ category: category, maxResults: 3 });
    expect(new Set(three.map(({ id }) => id)).size).toBe(3);
    const all = await ask({ category: category, maxResults: 1000 });
    expect(all.length).toBeGreaterThan(3);
    expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
    expect(all).toEqual(expect.arrayContaining(three));
  });

  test("none are asked for, none come", async () => {
    expect(await ask({ category: BookCategory.HISTORY, maxResults: 0 })).toEqual([]);
  });

  test("an unknown category is NOT_FOUND, and the known ones are named", async () => {
    const error = await errorOf(
      ask(fromBinary(RecommendationRequestSchema, Uint8Array.of(16, 99))),
    );
    expect(error.code).toBe(Code.NotFound);
    expect(error.rawMessage).toMatch(/99.*SELF_HELP \(2\)/);
  });

  test("a negative number is INVALID_ARGUMENT, with the field's name", async () => {
    const error = await errorOf(ask({ category: BookCategory.HISTORY, maxResults: -1 }));
    expect(error.code).toBe(Code.InvalidArgument);
    expect(error.findDetails(BadRequestSchema)).toMatchObject([
      { fieldViolations: [{ field: "max_results" }] },
    ]);
  });
});

test("HeyHowService echoes count and msg, and nothing else", async () => {
  const client = (await startServer()).client(HeyHowService);
  expect(await client.heyhow({ count: -7, msg: "héy" })).toMatchObject({
    count: -7,
    msg: "héy",
    anything: "",
  });
});

describe("my_package.DisplacementService", () => {
  test("computes the straight-line distance", async () => {
    const client = (await startServer()).client(DisplacementService);
    const reply = await client.computeDisplacement({
      start: { x: 0, y: 12 },
      end: { x: 12, y: 14 },
    });
    expect(reply.distance).toBeCloseTo(12.1655, 4);
    const far = {
      start: { x: -(2 ** 31), y: -(2 ** 31) },
      end: { x: 2 ** 31 - 1, y: 2 ** 31 - 1 },
    };
    const { distance } = await client.computeDisplacement(far);
    expect(distance).toBeCloseTo(Math.fround(Math.SQRT2 * (2 ** 32 - 1)), 0);
  });

  test.each([
    [{ start: { x: 1, y: 2 } }, ["end"]],
    [{ end: { x: 1, y: 2 } }, ["start"]],
    [{}, ["start", "end"]],
  ])("%j is FAILED_PRECONDITION, with what is missing", async (request, missing) => {
    const client = (await startServer()).client(DisplacementService);
    const error = await errorOf(client.computeDisplacement(request));
    expect(error.code).toBe(Code.FailedPrecondition);
    const [precondition] = error.findDetails(PreconditionFailureSchema);
    expect(precondition?.violations.map(({ subject }) => subject)).toEqual(missing);
    const [bad] = error.findDetails(BadRequestSchema);
    expect(bad?.fieldViolations.map(({ field }) => field)).toEqual(missing);
  });
});

test("RequestStreaming logs each report and answers at half-close", async () => {
  const server = await startServer();
  const reports = [
    { status: Status.OK, info: "fine" },
    { status: Status.THIRSTY, info: "" },
    // Field 1 with the number 17, which the enum has no name for.
    fromBinary(DataSchema, Uint8Array.of(8, 17)),
  ];
  const reply = await server.client(RequestStreaming).stream_state(stream(reports));
  expect(reply).toMatchObject({ $typeName: "my_package.Empty" });
  expect(server.logs.all.filter(({ msg }) => msg === "stream_state")).toMatchObject([
    { status: "OK", info: "fine" },
    { status: "THIRSTY", info: "" },
    { status: 17, info: "" },
  ]);
});
