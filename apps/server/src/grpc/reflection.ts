import type { DescService } from "@bufbuild/protobuf";
import { Code } from "@connectrpc/connect";
import {
  ServerReflection,
  type ServerReflectionRequest,
} from "@grpc-playground/gen/grpc/reflection/v1/reflection_pb";
import {
  ServerReflection as ServerReflectionAlpha,
  type ServerReflectionRequest as ServerReflectionRequestAlpha,
} from "@grpc-playground/gen/grpc/reflection/v1alpha/reflection_pb";
import { image } from "@grpc-playground/gen/image";
import { defineService, type PlaygroundService } from "../services/service.ts";
import {
  createDescriptorIndex,
  type DescriptorIndex,
  type IndexedFile,
} from "./descriptor-index.ts";

type Question = (ServerReflectionRequest | ServerReflectionRequestAlpha)["messageRequest"];

/**
 * Server reflection, v1 and v1alpha, which differ in their package alone. What
 * cannot be found is an `error_response`; the stream goes on.
 *
 * @param served the services of the port that this is for; asked at every `list_services`
 */
export function createReflection(served: () => readonly DescService[]): PlaygroundService[] {
  const index = createDescriptorIndex(Buffer.from(image, "base64"));
  return [
    defineService(ServerReflection, {
      async *serverReflectionInfo(requests) {
        const answer = createAnswers(index, served);
        for await (const request of requests) {
          yield {
            validHost: request.host,
            originalRequest: request,
            messageResponse: answer(request.messageRequest),
          };
        }
      },
    }),
    defineService(ServerReflectionAlpha, {
      async *serverReflectionInfo(requests) {
        const answer = createAnswers(index, served);
        for await (const request of requests) {
          yield {
            validHost: request.host,
            originalRequest: request,
            messageResponse: answer(request.messageRequest),
          };
        }
      },
    }),
  ];
}

/**
 * The answers of one stream. A file comes with all that it imports, except for
 * imports that were sent on this stream before, as the protocol allows.
 */
function createAnswers(index: DescriptorIndex, served: () => readonly DescService[]) {
  const sent = new Set<string>();

  function files(found: readonly IndexedFile[] | undefined, what: string) {
    if (found === undefined) return notFound(what);
    const fresh = found.filter(({ name }, position) => position === 0 || !sent.has(name));
    for (const { name } of fresh) sent.add(name);
    return {
      case: "fileDescriptorResponse" as const,
      value: { fileDescriptorProto: fresh.map(({ bytes }) => bytes) },
    };
  }

  return (question: Question) => {
    switch (question.case) {
      case "listServices":
        return {
          case: "listServicesResponse" as const,
          value: { service: served().map(({ typeName }) => ({ name: typeName })) },
        };
      case "fileByFilename":
        return files(index.fileByName(question.value), `file "${question.value}"`);
      case "fileContainingSymbol":
        return files(index.fileBySymbol(question.value), `symbol "${question.value}"`);
      case "fileContainingExtension": {
        const { containingType, extensionNumber } = question.value;
        return files(
          index.fileByExtension(containingType, extensionNumber),
          `extension ${extensionNumber} of "${containingType}"`,
        );
      }
      case "allExtensionNumbersOfType": {
        const numbers = index.extensionNumbers(question.value);
        if (numbers === undefined) return notFound(`message "${question.value}"`);
        return {
          case: "allExtensionNumbersResponse" as const,
          value: { baseTypeName: question.value, extensionNumber: [...numbers] },
        };
      }
      default:
        return failure(
          Code.InvalidArgument,
          "the request asks nothing: its message_request is unset",
        );
    }
  };
}

function notFound(what: string) {
  return failure(Code.NotFound, `this server knows no ${what}`);
}

function failure(errorCode: Code, errorMessage: string) {
  return { case: "errorResponse" as const, value: { errorCode, errorMessage } };
}
