import { type DescFile, type FileRegistry, toBinary } from "@bufbuild/protobuf";
import { FileDescriptorProtoSchema } from "@bufbuild/protobuf/wkt";
import { Code, type ConnectRouter } from "@connectrpc/connect";
import {
  ServerReflection,
  type ServerReflectionRequest,
} from "@grpc-playground/gen/grpc/reflection/v1/reflection_pb";

/** Reflection as far as grpcurl and buf ask for it: a name's file, with all that it imports. */
export function serveReflection(router: ConnectRouter, files: FileRegistry): void {
  router.service(ServerReflection, {
    async *serverReflectionInfo(requests) {
      for await (const request of requests) {
        yield { originalRequest: request, messageResponse: answer(request.messageRequest, files) };
      }
    },
  });
}

function answer(question: ServerReflectionRequest["messageRequest"], files: FileRegistry) {
  if (question.case === "allExtensionNumbersOfType") {
    const baseTypeName = question.value;
    const extensionNumber = [...files].flatMap((each) =>
      each.kind === "extension" && each.extendee.typeName === baseTypeName ? [each.number] : [],
    );
    const value = { baseTypeName, extensionNumber };
    return { case: "allExtensionNumbersResponse" as const, value };
  }
  const file = fileAskedFor(question, files);
  if (file !== undefined) {
    const found = [...closure(file)].map(({ proto }) => toBinary(FileDescriptorProtoSchema, proto));
    return { case: "fileDescriptorResponse" as const, value: { fileDescriptorProto: found } };
  }
  const value = { errorCode: Code.NotFound, errorMessage: `nothing for ${question.case}` };
  return { case: "errorResponse" as const, value };
}

function fileAskedFor(
  question: ServerReflectionRequest["messageRequest"],
  files: FileRegistry,
): DescFile | undefined {
  switch (question.case) {
    case "fileContainingSymbol":
      return fileOf(question.value, files);
    case "fileByFilename":
      return files.getFile(question.value.replace(/\.proto$/, ""));
    case "fileContainingExtension": {
      const extended = files.getMessage(question.value.containingType);
      return extended && files.getExtensionFor(extended, question.value.extensionNumber)?.file;
    }
    default:
      return undefined;
  }
}

/** A symbol may be a method, which is no type of a registry. */
function fileOf(symbol: string, files: FileRegistry): DescFile | undefined {
  const service = symbol.slice(0, Math.max(0, symbol.lastIndexOf(".")));
  return (files.get(symbol) ?? files.get(service))?.file;
}

function closure(file: DescFile, found = new Set<DescFile>()): ReadonlySet<DescFile> {
  found.add(file);
  for (const each of file.dependencies) {
    if (!found.has(each)) closure(each, found);
  }
  return found;
}
