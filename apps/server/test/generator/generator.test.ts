import { create, isMessage, type DescFile } from "@bufbuild/protobuf";
import {
  type FileDescriptorProto,
  FieldDescriptorProto_Label as Label,
  FieldDescriptorProto_Type as Type,
  FileDescriptorSetSchema,
} from "@bufbuild/protobuf/wkt";
import {
  Code,
  ConnectError,
  createClient,
  createRouterTransport,
  type Interceptor,
} from "@connectrpc/connect";
import { createConnectTransport } from "@connectrpc/connect-web";
import { file_greet } from "@grpc-playground/gen/greet_pb";
import {
  type GenerateRequest,
  GenerateRequestSchema,
  GeneratorService,
} from "@grpc-playground/gen/playground/v1/generator_pb";
import { file_playground_v1_kitchen_sink } from "@grpc-playground/gen/playground/v1/kitchen_sink_pb";
import { describe, expect, test } from "vitest";
import {
  createGeneratorService,
  type GeneratorLimits,
} from "../../src/generator/generator-service.ts";
import { startPlayground } from "../helpers/playground.ts";

/** A file with all that it imports, dependencies first. */
function withImports(file: DescFile, seen = new Set<string>()): FileDescriptorProto[] {
  if (seen.has(file.proto.name)) return [];
  seen.add(file.proto.name);
  return [...file.dependencies.flatMap((next) => withImports(next, seen)), file.proto];
}

function generator(limits: Partial<GeneratorLimits> = {}) {
  const { service, implementation } = createGeneratorService(limits);
  return createClient(
    GeneratorService,
    createRouterTransport((router) => void router.service(service, implementation)),
  );
}

const greet = create(FileDescriptorSetSchema, { file: withImports(file_greet) });

async function refused(call: Promise<unknown>): Promise<ConnectError> {
  return ConnectError.from(
    await call.then(
      () => new Error("it was not refused"),
      (error: unknown) => error,
    ),
  );
}

describe("what protoc-gen-es makes of a file", () => {
  test("is served on the HTTP listener", async () => {
    const { httpUrl } = await startPlayground();
    const transport = createConnectTransport({ baseUrl: httpUrl, useBinaryFormat: true });
    const made = await createClient(GeneratorService, transport).generate({
      files: greet,
      file: "greet.proto",
    });
    expect(made.generator).toMatch(/^protoc-gen-es v\d+\.\d+\.\d+$/u);
    expect(made.files.map(({ name }) => name)).toEqual(["greet_pb.ts"]);
    const [{ content } = { content: "" }] = made.files;
    expect(content).toContain("export const HelloRequestSchema: GenMessage<HelloRequest>");
    expect(content).toContain("export const Greeter: GenService<");
  });

  test("holds one file, whose imports are imported", async () => {
    const file = withImports(file_playground_v1_kitchen_sink);
    const name = file_playground_v1_kitchen_sink.proto.name;
    const { files } = await generator().generate({ files: { file }, file: name });
    expect(files.map((made) => made.name)).toEqual(["playground/v1/kitchen_sink_pb.ts"]);
    expect(files[0]?.content).toContain(`from "./shapes_pb.js"`);
  });
});

describe("what does not fit together is refused in words", () => {
  test.each([
    ["no files", create(FileDescriptorSetSchema), 'there is no file "greet.proto" among them'],
    [
      "a missing import",
      create(FileDescriptorSetSchema, {
        file: [{ name: "greet.proto", dependency: ["other.proto"] }],
      }),
      "greet.proto imports other.proto, which has to come before it",
    ],
    [
      "a type that nobody has",
      create(FileDescriptorSetSchema, {
        file: [
          {
            name: "greet.proto",
            syntax: "proto3",
            messageType: [
              { name: "A", field: [{ name: "b", number: 1, type: Type.MESSAGE, typeName: ".B" }] },
            ],
          },
        ],
      }),
      "protoc-gen-es refused the files: invalid FieldDescriptorProto: type_name .B not found",
    ],
    [
      "a mistake for which the plugin has no words",
      create(FileDescriptorSetSchema, {
        file: [
          {
            name: "greet.proto",
            syntax: "proto3",
            messageType: [
              {
                name: "A",
                nestedType: [{ name: "BEntry", options: { mapEntry: true } }],
                field: [
                  {
                    name: "b",
                    number: 1,
                    label: Label.REPEATED,
                    type: Type.MESSAGE,
                    typeName: ".A.BEntry",
                  },
                ],
              },
            ],
          },
        ],
      }),
      "protoc-gen-es refused the files, and did not say why: a descriptor is not as protoc makes them",
    ],
  ])("%s", async (_, files, words) => {
    const error = await refused(generator().generate({ files, file: "greet.proto" }));
    expect(error.code).toBe(Code.InvalidArgument);
    // To the end: nothing of how the process ended is behind the words.
    expect(error.rawMessage.slice(-words.length)).toBe(words);
  });
});

describe("a run is limited", () => {
  test.each([
    ["in time", { timeoutMs: 1 }, "took longer than 1 ms"],
    ["in what it makes", { maxOutputBytes: 100 }, "more than 100 bytes"],
    ["in memory", { maxHeapMb: 8 }, "more memory than it may have (8 MiB for its heap)"],
    ["in how many there are", { maxRuns: 0, maxWaiting: 0 }, "generated already"],
  ])("%s", async (_, limits, words) => {
    const error = await refused(generator(limits).generate({ files: greet, file: "greet.proto" }));
    expect(error.code).toBe(Code.ResourceExhausted);
    expect(error.message).toContain(words);
  });

  test("to so many at a time: the others wait, and whoever leaves makes room", async () => {
    const { generate } = generator({ maxRuns: 1, maxWaiting: 2 });
    const request = { files: greet, file: "greet.proto" };
    const leaving = new AbortController();
    const first = generate(request);
    const second = generate(request, { signal: leaving.signal });
    const third = generate(request);
    expect((await refused(generate(request))).code).toBe(Code.ResourceExhausted);
    leaving.abort();
    expect((await refused(second)).code).toBe(Code.Canceled);
    const made = await Promise.all([first, third, generate(request)]);
    expect(made.map(({ files }) => files.length)).toEqual([1, 1, 1]);
  });

  test("in what it keeps while it waits: its bytes, and not the files that were read", async () => {
    const { service, implementation } = createGeneratorService({ maxRuns: 0 });
    const asked: GenerateRequest[] = [];
    const see: Interceptor = (next) => (request) => {
      if (isMessage(request.message, GenerateRequestSchema)) asked.push(request.message);
      return next(request);
    };
    const transport = createRouterTransport(
      (router) => void router.service(service, implementation),
      { router: { interceptors: [see] } },
    );
    const leaving = new AbortController();
    const request = { files: greet, file: "greet.proto" };
    const { generate } = createClient(GeneratorService, transport);
    const call = refused(generate(request, { signal: leaving.signal }));
    await expect.poll(() => asked.map(({ files }) => files)).toEqual([undefined]);
    leaving.abort();
    expect((await call).code).toBe(Code.Canceled);
  });

  test("and ends with its call", async () => {
    const call = generator().generate(
      { files: greet, file: "greet.proto" },
      { signal: AbortSignal.timeout(20) },
    );
    expect([Code.Canceled, Code.DeadlineExceeded]).toContain((await refused(call)).code);
  });
});
