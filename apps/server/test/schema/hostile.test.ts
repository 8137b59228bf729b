import { create, createFileRegistry, toBinary } from "@bufbuild/protobuf";
import {
  FieldDescriptorProto_Label as Label,
  FieldDescriptorProto_Type as Type,
  type FileDescriptorProto,
  FileDescriptorProtoSchema,
  FileDescriptorSetSchema,
} from "@bufbuild/protobuf/wkt";
import { Code } from "@connectrpc/connect";
import { SchemaNote_Kind } from "@grpc-playground/gen/playground/v1/schema_pb";
import { expect, test } from "vitest";
import { defaultLimits } from "../../src/limits.ts";
import { collectFiles } from "../../src/schema/collect-files.ts";
import type { ReflectionClient } from "../../src/schema/reflection-client.ts";
import { createBreather } from "../../src/schema/repair/breather.ts";
import { repairFiles } from "../../src/schema/repair/index.ts";

type FileInit = Parameters<typeof create<typeof FileDescriptorProtoSchema>>[1];

function file(init: FileInit): FileDescriptorProto {
  return create(FileDescriptorProtoSchema, { syntax: "proto3", ...init });
}

function field(name: string, number: number, typeName: string) {
  return { name, number, label: Label.OPTIONAL, type: Type.MESSAGE, typeName };
}

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

const load = (files: readonly FileDescriptorProto[]) =>
  createFileRegistry(create(FileDescriptorSetSchema, { file: [...files] }));

/** A server that answers a question about a file or symbol with whatever is made for it. */
function liar(answer: (about: string) => FileInit[] | undefined): ReflectionClient {
  const files = async (about: string) => {
    const made = answer(about);
    if (made === undefined) return { error: "not found" };
    return { files: made.map((init) => toBinary(FileDescriptorProtoSchema, file(init))) };
  };
  return {
    source: "test",
    services: ["a.A"],
    fileContainingSymbol: files,
    fileByFilename: files,
    close: async () => undefined,
  };
}

const large = times(100, (index) =>
  file({
    name: `${index}.proto`,
    package: `p${index}`,
    dependency: index === 0 ? [] : [`${index - 1}.proto`],
    messageType: times(10, (at) => ({
      name: `M${at}`,
      field: times(50, (number) =>
        field(`f${number}`, number + 1, `.p${Math.max(index - 1, 0)}.M1`),
      ),
    })),
  }),
);

test("others have their turn while a large schema is mended", async () => {
  let turns = 0;
  let done = false;
  const turn = () => {
    turns += 1;
    if (!done) setImmediate(turn);
  };
  turn();
  expect((await repairFiles(large)).files).toHaveLength(100);
  done = true;
  expect(turns).toBeGreaterThan(2);
});

test("nobody goes on with a schema that nobody waits for", async () => {
  const breathe = createBreather(AbortSignal.abort(new Error("left")));
  await expect(repairFiles(large, breathe)).rejects.toThrowError("left");
});

test("bad files behind bad files end; what is good and needs none of them stays", async () => {
  const chain = times(50, (index) =>
    file({
      name: `${index}.proto`,
      package: `p${index}`,
      dependency: index === 0 ? [] : [`${index - 1}.proto`],
      messageType: [
        { name: "not a name" },
        { name: "M", field: index === 0 ? [] : [field("f", 1, `.p${index - 1}.M`)] },
      ],
    }),
  );
  const good = file({ name: "good.proto", package: "good", messageType: [{ name: "Good" }] });
  const { files, notes } = await repairFiles([...chain, good]);
  expect(files).toEqual([good]);
  for (const { name } of chain) {
    expect(notes).toContainEqual(expect.objectContaining({ subject: name }));
  }
});

test("many bad files cost no more than one", async () => {
  const files = times(500, (index) =>
    file({
      name: `${index}.proto`,
      package: `p${index}`,
      messageType: [{ name: index % 2 === 0 ? "M" : "not a name" }],
    }),
  );
  const { files: mended, notes } = await repairFiles(files);
  expect(mended).toHaveLength(250);
  expect(notes).toHaveLength(101);
  expect(notes.at(-1)).toMatchObject({
    kind: SchemaNote_Kind.SKIPPED,
    message: "150 more things were left out",
  });
});

test("a schema of many layers is loaded once, not once for each way through it", async () => {
  const layers = times(40, (layer) =>
    times(2, (side) =>
      file({
        name: `${layer}-${side}.proto`,
        package: `p${layer}.s${side}`,
        dependency: layer === 0 ? [] : [`${layer - 1}-0.proto`, `${layer - 1}-1.proto`],
        publicDependency: layer === 0 ? [] : [0, 1],
        // All the way down: a public import of a public import is visible.
        messageType: [{ name: "M", field: [field("f", 1, `.p0.s${side}.M`)] }],
      }),
    ),
  ).flat();
  const { files, notes } = await repairFiles(layers);
  expect(notes).toEqual([]);
  expect(load(files).getMessage("p39.s1.M")?.fields[0]?.message?.typeName).toBe("p0.s1.M");
});

test("files that refer to one another in a circle of any size are taken apart once each", async () => {
  const circle = times(3, (index) =>
    file({
      name: `${index}.proto`,
      package: `p${index}`,
      dependency: [`${(index + 1) % 3}.proto`],
      messageType: times(1000, (at) => ({
        name: `M${at}`,
        field: [field("f", 1, `.p${(index + 1) % 3}.M${index === 2 ? at + 1 : at}`)].slice(
          at === 999 ? 1 : 0,
        ),
      })),
    }),
  );
  const registry = load((await repairFiles(circle)).files);
  expect(registry.getMessage("p2.M5")?.fields[0]?.message?.typeName).toBe("p0.M6");
});

test("a message with more fields than a call has arguments loses only what is wrong", async () => {
  const many = file({
    name: "many.proto",
    messageType: [
      {
        name: "Many",
        field: [
          field("lost", 1, ".Nowhere"),
          ...times(200_000, (index) => ({
            name: `f${index}`,
            number: index + 2,
            label: Label.OPTIONAL,
            type: Type.INT32,
          })),
        ],
      },
    ],
  });
  expect(load((await repairFiles([many])).files).getMessage("Many")?.fields).toHaveLength(200_000);
});

test("files that always import another end at the limit", async () => {
  const endless = liar((about) => {
    const next = Number(/\d+/.exec(about)?.[0] ?? 0) + 1;
    return [{ name: `${next - 1}.proto`, dependency: [`${next}.proto`] }];
  });
  const limits = { ...defaultLimits, maxSchemaFiles: 50 };
  await expect(collectFiles(endless, limits)).rejects.toMatchObject({
    code: Code.ResourceExhausted,
    rawMessage: expect.stringMatching(/maxSchemaFiles/),
  });
});

test("an answer about something else is not asked for again and again", async () => {
  const asked: string[] = [];
  const server = liar((about) => {
    asked.push(about);
    return [{ name: "x.proto", package: "x", dependency: ["y.proto"] }];
  });
  expect((await collectFiles(server, defaultLimits)).files).toHaveLength(1);
  expect(asked).toEqual(["a.A", "y.proto"]);
});

test("names of a kind that nobody writes are not looked into", async () => {
  const server = liar(() => [{ name: "a.proto", package: "a.".repeat(1_000_000) }]);
  const { files, notes } = await collectFiles(server, defaultLimits);
  expect(files).toEqual([]);
  expect(notes.list()).toMatchObject([{ message: expect.stringMatching(/too long a name/) }]);
});
