import { clone, create, createFileRegistry, fromBinary, toJson } from "@bufbuild/protobuf";
import { protoCamelCase } from "@bufbuild/protobuf/reflect";
import {
  Edition,
  FieldDescriptorProto_Label as Label,
  FieldDescriptorProto_Type as Type,
  type FileDescriptorProto,
  FileDescriptorProtoSchema,
  FileDescriptorSetSchema,
} from "@bufbuild/protobuf/wkt";
import { image } from "@grpc-playground/gen/image";
import { SchemaNote_Kind } from "@grpc-playground/gen/playground/v1/schema_pb";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { repairFiles } from "../../src/schema/repair/index.ts";
import { fieldListsOf, messagesOf } from "../../src/schema/repair/walk.ts";
import { wellKnownFiles } from "../../src/schema/repair/well-known.ts";

const own = fromBinary(FileDescriptorSetSchema, Buffer.from(image, "base64")).file;

function file(init: Parameters<typeof create<typeof FileDescriptorProtoSchema>>[1]) {
  return create(FileDescriptorProtoSchema, { syntax: "proto3", ...init });
}

function load(files: readonly FileDescriptorProto[]) {
  return createFileRegistry(create(FileDescriptorSetSchema, { file: [...files] }));
}

/** Each type and method that a registry has, with its fields and types. */
function outline(files: readonly FileDescriptorProto[]): string[] {
  return [...load(files)]
    .flatMap((type) => {
      if (type.kind === "message") {
        return type.fields.map(
          (field) =>
            `${String(field)} ${field.fieldKind} ${field.jsonName} ` +
            `${field.message?.typeName ?? field.enum?.typeName ?? field.scalar}`,
        );
      }
      if (type.kind !== "service") return [String(type)];
      return type.methods.map(
        (method) => `${String(method)} ${method.input.typeName} ${method.output.typeName}`,
      );
    })
    .toSorted();
}

/** Most of a file's bytes are about where its text was. */
function withoutComments(files: readonly FileDescriptorProto[]): FileDescriptorProto[] {
  return files.map((at) => {
    const bare = clone(FileDescriptorProtoSchema, at);
    delete bare.sourceCodeInfo;
    return bare;
  });
}

/** Ways in which servers break their descriptors without losing anything. */
const damages: Record<string, (file: FileDescriptorProto) => void> = {
  // A name that the .proto file gives is lost for good; one that follows from the field's is not.
  "no json_name": (target) => {
    for (const { fields } of fieldListsOf(target)) {
      for (const field of fields) {
        if (field.jsonName === protoCamelCase(field.name)) field.jsonName = "";
      }
    }
  },
  "no leading dots": (target) => {
    for (const { fields } of fieldListsOf(target)) {
      for (const field of fields) field.typeName = field.typeName.replace(/^\./u, "");
    }
  },
  "names relative to the package": (target) => {
    const prefix = `.${target.package}.`;
    for (const { fields } of fieldListsOf(target)) {
      for (const field of fields) {
        if (target.package === "" || !field.typeName.startsWith(prefix)) continue;
        field.typeName = field.typeName.slice(prefix.length);
      }
    }
  },
  "map entries misnamed": (target) => {
    for (const { message } of messagesOf(target)) {
      for (const entry of message.nestedType.filter(({ options }) => options?.mapEntry)) {
        const field = message.field.find(({ typeName }) => typeName.endsWith(`.${entry.name}`));
        entry.name = entry.name.replace(/Entry$/u, "");
        if (field !== undefined) field.typeName = entry.name;
      }
    }
  },
  "no imports": (target) => {
    target.dependency = [];
    target.publicDependency = [];
    target.weakDependency = [];
  },
};

describe("repairFiles", () => {
  test("leaves what a compiler made as it is, and says nothing", async () => {
    const { files, notes } = await repairFiles(own);
    expect(notes).toEqual([]);
    const ours = files.filter(({ name }) => !wellKnownFiles.has(name));
    expect(ours.map((at) => toJson(FileDescriptorProtoSchema, at))).toEqual(
      own
        .filter(({ name }) => !wellKnownFiles.has(name))
        .map((at) => toJson(FileDescriptorProtoSchema, at)),
    );
  });

  test("undoes any mix of damage, in any order of files, sent twice or not", async () => {
    const files = withoutComments(own.filter(({ name }) => !wellKnownFiles.has(name)));
    const whole = outline((await repairFiles(files)).files);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.subarray(Object.keys(damages)), {
          minLength: files.length,
          maxLength: files.length,
        }),
        fc.shuffledSubarray(
          files.map((_, index) => index),
          { minLength: files.length },
        ),
        fc.subarray(files.map((_, index) => index)),
        async (perFile, order, twice) => {
          const broken = [...order, ...twice].map((index) => {
            const target = clone(FileDescriptorProtoSchema, files[index] ?? file({}));
            for (const damage of perFile[index] ?? []) damages[damage]?.(target);
            return target;
          });
          const before = broken.map((at) => clone(FileDescriptorProtoSchema, at));
          const { files: mended, notes } = await repairFiles(broken);
          expect(outline(mended)).toEqual(whole);
          expect(notes.map(({ kind }) => kind)).not.toContain(SchemaNote_Kind.SKIPPED);
          expect(broken).toEqual(before);
        },
      ),
      { numRuns: 30 },
    );
  });

  test("with any files missing, the rest loads, and what is lost is named", async () => {
    const files = own.filter(({ name }) => !wellKnownFiles.has(name));
    await fc.assert(
      fc.asyncProperty(fc.subarray(files), async (some) => {
        const { files: mended } = await repairFiles(some);
        const registry = load(mended);
        for (const { name } of some) expect(registry.getFile(name)).toBeDefined();
      }),
      { numRuns: 100 },
    );
  });

  test("one bad file does not hide the good ones", async () => {
    const good = file({
      name: "good.proto",
      package: "good",
      dependency: ["bad.proto"],
      messageType: [
        {
          name: "Ping",
          field: [
            { name: "text", number: 1, label: Label.OPTIONAL, type: Type.STRING, jsonName: "text" },
            {
              name: "lost",
              number: 2,
              label: Label.OPTIONAL,
              type: Type.MESSAGE,
              typeName: ".bad.Lost",
              jsonName: "lost",
            },
          ],
        },
      ],
      service: [
        {
          name: "Echo",
          method: [
            { name: "Works", inputType: ".good.Ping", outputType: ".good.Ping" },
            { name: "Breaks", inputType: ".good.Ping", outputType: ".bad.Lost" },
          ],
        },
      ],
    });
    const bad = file({
      name: "bad.proto",
      package: "bad",
      messageType: [{ name: "Lost" }, { name: "no identifier" }],
    });
    const { files, notes } = await repairFiles([good, bad]);
    const registry = load(files);
    expect(registry.getService("good.Echo")?.methods.map(({ name }) => name)).toEqual(["Works"]);
    expect(registry.getMessage("good.Ping")?.fields.map(({ name }) => name)).toEqual(["text"]);
    expect(
      notes.map(({ kind, subject, message }) => [SchemaNote_Kind[kind], subject, message]),
    ).toEqual([
      ["SKIPPED", "bad.proto", expect.stringMatching(/does not load: .*no identifier/)],
      ["SKIPPED", "good.Ping.lost", expect.stringMatching(/its type \.bad\.Lost is not among/)],
      ["SKIPPED", "good.Echo.Breaks", expect.stringMatching(/its type \.bad\.Lost is not among/)],
      [
        "REPAIRED",
        "good.proto",
        expect.stringMatching(/it imports bad\.proto, which the server does not/),
      ],
    ]);
  });

  test("the same file under two names is used once", async () => {
    const first = file({ name: "a.proto", package: "p", messageType: [{ name: "M" }] });
    const second = file({ ...first, name: "protos/a.proto" });
    const user = file({
      name: "u.proto",
      package: "p",
      dependency: ["protos/a.proto"],
      messageType: [
        {
          name: "U",
          field: [
            { name: "m", number: 1, label: Label.OPTIONAL, type: Type.MESSAGE, typeName: ".p.M" },
          ],
        },
      ],
    });
    const { files, notes } = await repairFiles([user, second, first]);
    const registry = load(files);
    expect(registry.getMessage("p.U")?.fields[0]?.message).toBe(registry.getMessage("p.M"));
    expect(notes.map(({ message }) => message).join()).toMatch(
      /everything in it is also in protos\/a\.proto/,
    );
  });

  test("a syntax that does not exist, an edition that is not known, an import of itself", async () => {
    const odd = file({ name: "odd.proto", syntax: "proto4", messageType: [{ name: "C" }] });
    const self = file({
      name: "self.proto",
      dependency: ["self.proto"],
      messageType: [{ name: "A" }],
    });
    const future = file({
      name: "future.proto",
      syntax: "editions",
      edition: Edition.EDITION_99998_TEST_ONLY,
      messageType: [{ name: "B" }],
    });
    const { files, notes } = await repairFiles([odd, self, future]);
    expect(load(files).getMessage("A")).toBeDefined();
    expect(notes.map(({ subject, message }) => `${subject}: ${message}`)).toEqual([
      expect.stringMatching(/^odd\.proto: it does not load: .*unsupported syntax "proto4"/),
      expect.stringMatching(/^future\.proto: it does not load: .*unsupported edition/),
      expect.stringMatching(/^self\.proto: it imports self\.proto/),
    ]);
  });

  test("no files at all are no schema, not an error", async () => {
    expect(await repairFiles([])).toEqual({ files: [], notes: [] });
  });
});
