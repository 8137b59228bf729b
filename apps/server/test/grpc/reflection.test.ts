import { createFileRegistry, fromBinary } from "@bufbuild/protobuf";
import { base64Decode } from "@bufbuild/protobuf/wire";
import {
  FileDescriptorProtoSchema,
  FileDescriptorSetSchema,
  type FileDescriptorProto,
} from "@bufbuild/protobuf/wkt";
import { Code, createClient } from "@connectrpc/connect";
import {
  ServerReflection,
  type ServerReflectionRequest,
} from "@grpc-playground/gen/grpc/reflection/v1/reflection_pb";
import { ServerReflection as ServerReflectionAlpha } from "@grpc-playground/gen/grpc/reflection/v1alpha/reflection_pb";
import { image } from "@grpc-playground/gen/image";
import { describe, expect, test } from "vitest";
import { collect, stream } from "../contract/helpers.ts";
import { startServer } from "./helpers.ts";

type Question = Exclude<ServerReflectionRequest["messageRequest"], { case: undefined }>;

const versions = { v1: ServerReflection, v1alpha: ServerReflectionAlpha } as const;

/** What reflection should have to say: the image, without comments. */
const files = new Map(
  fromBinary(FileDescriptorSetSchema, base64Decode(image)).file.map((file) => {
    delete file.sourceCodeInfo;
    return [file.name, file];
  }),
);

describe.each(Object.entries(versions))("reflection %s", (_, service) => {
  /** Asks on one stream, and gives each answer with its files parsed. */
  async function ask(...questions: Partial<Question>[]) {
    const { transport } = await startServer();
    const client = createClient(service, transport);
    const requests = questions.map((messageRequest) => ({ host: "h", messageRequest }));
    // The two versions have the same shape, and types that differ in their package's name.
    const answers = await collect(
      (client as ReturnType<typeof createClient<typeof ServerReflection>>).serverReflectionInfo(
        stream(requests as { host: string; messageRequest: Question }[]),
      ),
    );
    expect(answers.map(({ originalRequest }) => originalRequest?.messageRequest)).toEqual(
      requests.map(({ messageRequest }) => messageRequest),
    );
    return answers.map(({ messageResponse }) => messageResponse);
  }

  async function filesOf(...questions: Question[]): Promise<FileDescriptorProto[][]> {
    return (await ask(...questions)).map((answer) => {
      if (answer.case !== "fileDescriptorResponse") throw new Error(`${answer.case} came`);
      return answer.value.fileDescriptorProto.map((bytes) =>
        fromBinary(FileDescriptorProtoSchema, bytes),
      );
    });
  }

  test("list_services lists exactly what the port serves", async () => {
    const [answer] = await ask({ case: "listServices", value: "*" });
    expect(answer).toMatchObject({ case: "listServicesResponse" });
    expect(answer?.case === "listServicesResponse" && answer.value.service).toMatchObject(
      [
        "greet.Greeter",
        "Recommendations",
        "HeyHowService",
        "my_package.DisplacementService",
        "my_package.RequestStreaming",
        "playground.v1.KitchenSink",
        "playground.v1.KitchenSinkLatest",
        "playground.v1.Booking",
        "playground.v1.LoadBalancing",
        "grpc.health.v1.Health",
        "grpc.reflection.v1.ServerReflection",
        "grpc.reflection.v1alpha.ServerReflection",
      ].map((name) => ({ name })),
    );
  });

  test.each([...files.keys()])("file_by_filename %s is the file, whole", async (name) => {
    const [found = []] = await filesOf({ case: "fileByFilename", value: name });
    expect(found[0]).toEqual(files.get(name));
    for (const file of found) expect(file).toEqual(files.get(file.name));
  });

  test("a file comes with all it imports, so that it compiles", async () => {
    const [found = []] = await filesOf({
      case: "fileByFilename",
      value: "google/rpc/error_details.proto",
    });
    expect(found.map(({ name }) => name)).toContain("google/protobuf/duration.proto");
    const registry = createFileRegistry({
      $typeName: "google.protobuf.FileDescriptorSet",
      file: found.toReversed(),
    });
    const errorInfo = registry.getMessage("google.rpc.ErrorInfo");
    expect(errorInfo?.field["metadata"]).toMatchObject({ fieldKind: "map", jsonName: "metadata" });
  });

  test.each([
    ["greet.Greeter", "greet.proto"],
    ["greet.Greeter.SayHello", "greet.proto"],
    [".greet.HelloRequest", "greet.proto"],
    ["greet.HelloRequest.name", "greet.proto"],
    ["BookCategory", "recommendations.proto"],
    ["MYSTERY", "recommendations.proto"],
    ["my_package.Status", "request_streaming.proto"],
    ["my_package.THIRSTY", "request_streaming.proto"],
    ["HeyHowService.heyhow", "hey_how.proto"],
    ["grpc.health.v1.HealthCheckResponse.ServingStatus", "grpc/health/v1/health.proto"],
    ["grpc.health.v1.HealthCheckResponse.SERVING", "grpc/health/v1/health.proto"],
    [
      "grpc.reflection.v1.ServerReflectionRequest.message_request",
      "grpc/reflection/v1/reflection.proto",
    ],
    [
      "grpc.reflection.v1.ServerReflectionRequest.list_services",
      "grpc/reflection/v1/reflection.proto",
    ],
    ["google.rpc.BadRequest.FieldViolation.field", "google/rpc/error_details.proto"],
    ["google.protobuf.Any", "google/protobuf/any.proto"],
  ])("file_containing_symbol %s is %s", async (value, name) => {
    const [found = []] = await filesOf({ case: "fileContainingSymbol", value });
    expect(found[0]?.name).toBe(name);
  });

  test("an import comes once on a stream, and the file that is asked for every time", async () => {
    const question = { case: "fileContainingSymbol" as const, value: "google.rpc.Status" };
    const [first = [], second = []] = await filesOf(question, question);
    expect(first.map(({ name }) => name)).toEqual([
      "google/rpc/status.proto",
      "google/protobuf/any.proto",
    ]);
    expect(second.map(({ name }) => name)).toEqual(["google/rpc/status.proto"]);
  });

  test("what there is not is an error_response, and the stream goes on", async () => {
    const answers = await ask(
      { case: "fileByFilename", value: "nope.proto" },
      { case: "fileByFilename", value: "greet" },
      { case: "fileContainingSymbol", value: "greet.Nope" },
      { case: "fileContainingSymbol", value: "" },
      { case: "allExtensionNumbersOfType", value: "greet.Nope" },
      { case: "listServices", value: "" },
    );
    expect(answers.slice(0, -1).map(({ value }) => value)).toMatchObject([
      { errorCode: Code.NotFound, errorMessage: 'this server knows no file "nope.proto"' },
      { errorCode: Code.NotFound, errorMessage: 'this server knows no file "greet"' },
      { errorCode: Code.NotFound, errorMessage: 'this server knows no symbol "greet.Nope"' },
      { errorCode: Code.NotFound, errorMessage: 'this server knows no symbol ""' },
      { errorCode: Code.NotFound, errorMessage: 'this server knows no message "greet.Nope"' },
    ]);
    expect(answers.at(-1)?.case).toBe("listServicesResponse");
  });

  test("a message without extensions has none", async () => {
    const [numbers] = await ask({
      case: "allExtensionNumbersOfType",
      value: "greet.HelloRequest",
    });
    expect(numbers).toMatchObject({ value: { extensionNumber: [] } });
  });

  test("a question that asks nothing is INVALID_ARGUMENT", async () => {
    const [answer] = await ask({});
    expect(answer?.value).toMatchObject({ errorCode: Code.InvalidArgument });
  });
});
