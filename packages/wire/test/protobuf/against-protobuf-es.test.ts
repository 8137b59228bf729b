import {
  createFileRegistry,
  fromBinary,
  toBinary,
  type DescMessage,
  type Registry,
} from "@bufbuild/protobuf";
import { base64Decode } from "@bufbuild/protobuf/wire";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { image } from "@grpc-playground/gen/image";
import { arbitraryMessage, arbitrarySchema } from "@grpc-playground/schema/test-support";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseMessage } from "../../src/index.ts";
import { plainOf } from "../support/plain-message.ts";
import { plainOfTree } from "../support/plain-tree.ts";
import { checkTiles } from "../support/tiles.ts";

/** What a busy machine may take. */
const patienceMs = 60_000;

const playground = createFileRegistry(fromBinary(FileDescriptorSetSchema, base64Decode(image)));

describe("every value is the one that protobuf-es reads, and all bytes are told of", () => {
  const types = [...playground].filter((type) => type.kind === "message");

  test("the playground has its types", () => {
    expect(types.map(({ typeName }) => typeName)).toContain("playground.v1.Everything");
  });

  test.each(types)(
    "$typeName",
    (desc) => {
      fc.assert(
        fc.property(arbitraryMessage(desc, playground), (message) => {
          const { ours, theirs } = both(toBinary(desc, message), desc, playground);
          expect(ours).toEqual(theirs);
        }),
        { numRuns: desc.typeName.startsWith("playground.v1.") ? 100 : 20 },
      );
    },
    patienceMs,
  );

  test(
    "messages of random schemas",
    () => {
      const cases = arbitrarySchema.chain(({ registry, messages }) =>
        fc
          .constantFrom(...messages)
          .chain((desc) =>
            arbitraryMessage(desc, registry).map((message) => ({ registry, desc, message })),
          ),
      );
      fc.assert(
        fc.property(cases, ({ registry, desc, message }) => {
          const { ours, theirs } = both(toBinary(desc, message), desc, registry);
          expect(ours).toEqual(theirs);
        }),
        { numRuns: 300, interruptAfterTimeLimit: patienceMs / 3 },
      );
    },
    patienceMs,
  );

  test("a large real message: the descriptors of the playground", () => {
    const set = base64Decode(image);
    const { ours, theirs } = both(set, FileDescriptorSetSchema, undefined);
    expect(ours).toEqual(theirs);
  });
});

function both(bytes: Uint8Array, desc: DescMessage, registry: Registry | undefined) {
  const tree = parseMessage(bytes, { schema: desc, registry });
  checkTiles(tree);
  return { ours: plainOfTree(bytes, tree), theirs: plainOf(desc, bytes, registry) };
}
