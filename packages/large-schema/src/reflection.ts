import { create, toBinary, type MessageInitShape } from "@bufbuild/protobuf";
import { FileDescriptorProtoSchema, type FileDescriptorProto } from "@bufbuild/protobuf/wkt";
import {
  ServerReflectionResponseSchema,
  type ServerReflectionRequest,
} from "@grpc-playground/gen/grpc/reflection/v1/reflection_pb";

type Answer = NonNullable<
  MessageInitShape<typeof ServerReflectionResponseSchema>["messageResponse"]
>;

const notFound = 5;

/**
 * Answers reflection's questions about files as a grpc-go server does: a file
 * comes with those that it imports, unless they came before on the same stream.
 */
export function createReflection(files: readonly FileDescriptorProto[]) {
  const byName = new Map(files.map((file) => [file.name, file]));
  const byService = new Map(
    files.flatMap((file) => file.service.map(({ name }) => [`${file.package}.${name}`, file])),
  );

  function withImports(file: FileDescriptorProto, sent: Set<string>): Uint8Array[] {
    if (sent.has(file.name)) return [];
    sent.add(file.name);
    const imports = file.dependency.flatMap((name) => byName.get(name) ?? []);
    return [
      toBinary(FileDescriptorProtoSchema, file),
      ...imports.flatMap((each) => withImports(each, sent)),
    ];
  }

  function answer(file: FileDescriptorProto | undefined, sent: Set<string>): Answer {
    return file === undefined
      ? { case: "errorResponse", value: { errorCode: notFound, errorMessage: "no such file" } }
      : {
          case: "fileDescriptorResponse",
          value: { fileDescriptorProto: withImports(file, sent) },
        };
  }

  /** The answers of one stream. */
  return () => {
    const sent = new Set<string>();
    return ({ messageRequest: { case: question, value } }: ServerReflectionRequest): Buffer => {
      let messageResponse: Answer;
      if (question === "listServices") {
        const service = [...byService.keys()].map((name) => ({ name }));
        messageResponse = { case: "listServicesResponse", value: { service } };
      } else if (question === "fileContainingSymbol") {
        messageResponse = answer(byService.get(value), sent);
      } else {
        messageResponse = answer(
          question === "fileByFilename" ? byName.get(value) : undefined,
          sent,
        );
      }
      const response = create(ServerReflectionResponseSchema, { messageResponse });
      return Buffer.from(toBinary(ServerReflectionResponseSchema, response));
    };
  };
}
