import { Code, ConnectError, createClient, type Transport } from "@connectrpc/connect";
import {
  ServerReflection as V1,
  type ServerReflectionResponse,
} from "@grpc-playground/gen/grpc/reflection/v1/reflection_pb";
import {
  ServerReflection as V1Alpha,
  type ServerReflectionResponse as ServerReflectionResponseAlpha,
} from "@grpc-playground/gen/grpc/reflection/v1alpha/reflection_pb";
import { createLockstep, type Lockstep } from "./lockstep.ts";

interface Question {
  readonly case: "listServices" | "fileContainingSymbol" | "fileByFilename";
  readonly value: string;
}

/** The two versions differ in nothing but their package. */
type Answer = ServerReflectionResponse | ServerReflectionResponseAlpha;

/** Serialized FileDescriptorProtos, or why there are none. */
export type FilesAnswer = { readonly files: readonly Uint8Array[] } | { readonly error: string };

/** A target's reflection service. Its questions are asked one at a time. */
export interface ReflectionClient {
  /** Full name of the service that answers. */
  readonly source: string;
  /** Full names, in the target's order. */
  readonly services: readonly string[];
  readonly fileContainingSymbol: (fullName: string) => Promise<FilesAnswer>;
  readonly fileByFilename: (name: string) => Promise<FilesAnswer>;
  /** Ends the stream, so that the target does not take it for a failure. */
  readonly close: () => Promise<void>;
}

/**
 * Asks a target what it serves: by reflection v1, or v1alpha where that is
 * UNIMPLEMENTED.
 *
 * @throws ConnectError UNIMPLEMENTED when the target has neither.
 */
export async function openReflection(
  transport: Transport,
  name: string,
  signal: AbortSignal,
): Promise<ReflectionClient> {
  try {
    return await listServices(V1, transport, signal);
  } catch (error) {
    if (ConnectError.from(error).code !== Code.Unimplemented) throw error;
  }
  try {
    return await listServices(V1Alpha, transport, signal);
  } catch (error) {
    if (ConnectError.from(error).code !== Code.Unimplemented) throw error;
    throw new ConnectError(
      `${name} answers, but has no server reflection (neither grpc.reflection.v1 nor v1alpha): ` +
        `switch reflection on in that server, so that its services can be listed here`,
      Code.Unimplemented,
      undefined,
      undefined,
      error,
    );
  }
}

async function listServices(
  service: typeof V1 | typeof V1Alpha,
  transport: Transport,
  signal: AbortSignal,
): Promise<ReflectionClient> {
  const open = (): Lockstep<{ messageRequest: Question }, Answer> =>
    createLockstep<{ messageRequest: Question }, Answer>((questions) =>
      service.typeName === V1.typeName
        ? createClient(V1, transport).serverReflectionInfo(questions, { signal })
        : createClient(V1Alpha, transport).serverReflectionInfo(questions, { signal }),
    );
  let stream: ReturnType<typeof open> | undefined = open();

  /** A server may end the stream after an answer; the next question opens another. */
  async function ask(messageRequest: Question): Promise<Answer> {
    const fresh = stream === undefined;
    stream ??= open();
    try {
      const answer = await stream.ask({ messageRequest });
      if (answer !== undefined) return answer;
    } catch (error) {
      stream = undefined;
      throw error;
    }
    stream = undefined;
    if (fresh) throw new ConnectError("reflection ended without an answer", Code.Internal);
    return ask(messageRequest);
  }

  async function files(question: Question): Promise<FilesAnswer> {
    try {
      const { messageResponse: answer } = await ask(question);
      if (answer.case === "fileDescriptorResponse") {
        return { files: answer.value.fileDescriptorProto };
      }
      const said = answer.case === "errorResponse" ? answer.value.errorMessage : "";
      return { error: said === "" ? "the server sent no file" : said };
    } catch (error) {
      const { code, rawMessage } = ConnectError.from(error);
      // Some servers end the stream over one question. Others may still be answered.
      if (aboutTheQuestion.has(code)) return { error: rawMessage };
      throw error;
    }
  }

  const { messageResponse: list } = await ask({ case: "listServices", value: "*" });
  if (list.case === "errorResponse") {
    const { errorMessage, errorCode } = list.value;
    throw new ConnectError(errorMessage, codeOf(errorCode));
  }
  if (list.case !== "listServicesResponse") {
    throw new ConnectError("reflection did not list the services", Code.Internal);
  }
  return {
    source: service.typeName,
    // `@grpc/reflection` puts a dot before a name without a package.
    services: list.value.service.map(({ name }) => name.replace(/^\./u, "")),
    fileContainingSymbol: (value) => files({ case: "fileContainingSymbol", value }),
    fileByFilename: (value) => files({ case: "fileByFilename", value }),
    // However it ends, it has served its purpose.
    close: async () => stream?.end().catch(() => undefined),
  };
}

const aboutTheQuestion: ReadonlySet<Code> = new Set([
  Code.NotFound,
  Code.InvalidArgument,
  Code.Unknown,
  Code.Internal,
  Code.Unimplemented,
]);

/** The code of an `error_response`, which is a plain number there. */
function codeOf(number: number): Code {
  return isCode(number) ? number : Code.Unknown;
}

function isCode(number: number): number is Code {
  return Code[number] !== undefined;
}
