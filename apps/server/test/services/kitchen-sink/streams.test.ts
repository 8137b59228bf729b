import { create, type Message } from "@bufbuild/protobuf";
import { Code, createClient } from "@connectrpc/connect";
import { BadRequestSchema } from "@grpc-playground/gen/google/rpc/error_details_pb";
import {
  Colour,
  EverythingSchema,
  KitchenSink,
  type Everything,
} from "@grpc-playground/gen/playground/v1/kitchen_sink_pb";
import { arbitraryMessage } from "@grpc-playground/schema/test-support";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { collect, collectUntilError, errorOf, stream } from "../../contract/helpers.ts";
import { carried, hex, sharedPlayground, ways } from "./sink.ts";

const playground = sharedPlayground();

const lamp = create(EverythingSchema, {
  name: "lamp",
  serial: -(2n ** 63n),
  colour: Colour.INFRARED,
  stock: { north: 1 },
  contact: { case: "phone", value: { countryCode: "+31" } },
  weight: Number.NaN,
});

/** Different messages, as they come out of a generator that makes all kinds. */
const parcels = fc.sample(arbitraryMessage(EverythingSchema), { numRuns: 20, seed: 3 }).map(
  // The arbitrary makes messages of the type that it is asked for.
  (message) => message as Everything,
);

const bytesOf = (messages: readonly Message[]) =>
  messages.map((message) => hex(EverythingSchema, message));

describe.each(Object.entries(ways))("%s", (way, connect) => {
  const client = () => createClient(KitchenSink, connect(playground()));

  test.each([0, 1, 1000])("Repeat sends a message %i times", async (times) => {
    const got = await collect(client().repeat({ message: lamp, times }));
    expect(got).toHaveLength(times);
    expect(bytesOf(got)).toEqual(bytesOf(Array.from({ length: times }, () => lamp)));
  });

  test("Repeat without a message sends empty ones", async () => {
    const got = await collect(client().repeat({ times: 2 }));
    expect(got).toEqual([create(EverythingSchema), create(EverythingSchema)]);
  });

  test.each([-1, 1001])("Repeat %i times is INVALID_ARGUMENT, with the field", async (times) => {
    const { got, error } = await collectUntilError(client().repeat({ message: lamp, times }));
    expect(got).toEqual([]);
    expect(error.code).toBe(Code.InvalidArgument);
    expect(error.rawMessage).toBe(`times must be from 0 to 1000, and is ${times}`);
    expect(error.findDetails(BadRequestSchema)).toMatchObject([
      { fieldViolations: [{ field: "times" }] },
    ]);
  });

  test("Repeat obeys the lab's count, delay and failure", async () => {
    const headers = { "x-lab-count": "5", "x-lab-delay": "1ms" };
    expect(await collect(client().repeat({ message: lamp, times: 1 }, { headers }))).toHaveLength(
      5,
    );
    const failing = { "x-lab-fail": "DATA_LOSS", "x-lab-fail-after": "2" };
    const { got, error } = await collectUntilError(
      client().repeat({ message: lamp, times: 9 }, { headers: failing }),
    );
    expect(got).toHaveLength(2);
    expect(error.code).toBe(Code.DataLoss);
  });

  test("Gather sends all back in one, at half-close", async () => {
    expect((await client().gather(stream([]))).messages).toEqual([]);
    const { messages } = await client().gather(stream([lamp, create(EverythingSchema), lamp]));
    expect(bytesOf(messages)).toEqual(bytesOf([lamp, create(EverythingSchema), lamp]));
  });

  test("Gather keeps any messages, and their order", async () => {
    const { messages } = await client().gather(stream(parcels));
    const wanted = parcels.map((parcel) => carried(way, EverythingSchema, parcel));
    expect(bytesOf(messages)).toEqual(bytesOf(wanted));
  });
});

/** Both directions at once need gRPC, which the tab has over the bridge. */
const both = Object.entries(ways).filter(([way]) => way.startsWith("gRPC,"));

describe.each(both)("%s, both ways", (_, connect) => {
  const client = () => createClient(KitchenSink, connect(playground()));

  test("Converse answers each message before the next is written", async () => {
    const answered = parcels.map(() => Promise.withResolvers<void>());
    async function* requests() {
      for (const [index, parcel] of parcels.entries()) {
        yield parcel;
        await answered[index]?.promise;
      }
    }
    const got: Everything[] = [];
    for await (const message of client().converse(requests())) {
      answered[got.length]?.resolve();
      got.push(message);
    }
    expect(bytesOf(got)).toEqual(bytesOf(parcels));
  });

  test("Converse answers as often as the lab's count says", async () => {
    const headers = { "x-lab-count": "3" };
    const got = await collect(client().converse(stream([lamp, lamp]), { headers }));
    expect(got).toHaveLength(6);
  });

  test("Gather stops at 16 MiB with RESOURCE_EXHAUSTED", async () => {
    const large = create(EverythingSchema, { picture: new Uint8Array(3 * 1024 * 1024) });
    const error = await errorOf(client().gather(stream(Array.from({ length: 8 }, () => large))));
    expect(error.code).toBe(Code.ResourceExhausted);
    expect(error.rawMessage).toMatch(/16777216 bytes.*half-close earlier/u);
  });

  test("Gather stops after 10000 messages, however small", async () => {
    const empty = create(EverythingSchema);
    const error = await errorOf(
      client().gather(stream(Array.from({ length: 10_001 }, () => empty))),
    );
    expect(error.code).toBe(Code.ResourceExhausted);
    expect(error.rawMessage).toMatch(/10000 messages.*half-close earlier/u);
  });
});
