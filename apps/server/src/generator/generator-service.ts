import { create, toBinary } from "@bufbuild/protobuf";
import {
  CodeGeneratorRequestSchema,
  type CodeGeneratorResponse,
  type FileDescriptorSet,
} from "@bufbuild/protobuf/wkt";
import { Code, ConnectError } from "@connectrpc/connect";
import {
  type GenerateRequest,
  GeneratorService,
} from "@grpc-playground/gen/playground/v1/generator_pb";
import { hostOf } from "../peer.ts";
import { defineService, type PlaygroundService } from "../services/index.ts";
import { type PluginLimits, runPlugin } from "./run-plugin.ts";
import { createTurns, type TurnLimits } from "./turns.ts";

/** What generating code may cost. */
export interface GeneratorLimits extends PluginLimits, TurnLimits {}

const defaultLimits: GeneratorLimits = {
  maxRuns: 2,
  // One page asks for up to three files at once, and a class has many pages.
  maxWaiting: 128,
  maxWaitingOfOne: 64,
  maxHeapMb: 512,
  maxOutputBytes: 16 * 1024 * 1024,
  // Its time grows with the square of a file's messages: a thousand take six seconds.
  timeoutMs: 20_000,
};

/**
 * What protoc-gen-es makes of a file (proto/playground/v1/generator.proto). The
 * plugin runs as protoc would run it, in a process of its own: descriptors are a
 * stranger's, and a process can be ended.
 */
export function createGeneratorService(limits: Partial<GeneratorLimits> = {}): PlaygroundService {
  const all = { ...defaultLimits, ...limits };
  const takeTurn = createTurns(all);
  return defineService(GeneratorService, {
    async generate(asked, { signal, values }) {
      const input = inputOf(asked);
      // A megabyte of files can be 200 MB of objects, which the call would keep while it waits.
      delete asked.files;
      delete asked.$unknown;
      const done = await takeTurn(hostOf(values), signal);
      try {
        const { response, generator } = await runPlugin(input, all, signal);
        return { files: filesOf(response), generator };
      } finally {
        done();
      }
    },
  });
}

/** What the plugin reads. */
function inputOf({ files, file }: GenerateRequest): Uint8Array {
  check(files, file);
  const request = create(CodeGeneratorRequestSchema, {
    fileToGenerate: [file],
    protoFile: files.file,
    // One file that one can read from top to bottom, with the imports that Node wants.
    parameter: "target=ts,import_extension=js",
  });
  return toBinary(CodeGeneratorRequestSchema, request);
}

/**
 * What lies in the files is for the plugin to check: that takes long for large ones.
 *
 * @throws ConnectError INVALID_ARGUMENT, saying which file does not fit.
 */
function check(
  files: FileDescriptorSet | undefined,
  name: string,
): asserts files is FileDescriptorSet {
  const seen = new Set<string>();
  for (const file of files?.file ?? []) {
    const missing = file.dependency.find((dependency) => !seen.has(dependency));
    if (missing !== undefined) {
      throw invalid(`${file.name} imports ${missing}, which has to come before it`);
    }
    seen.add(file.name);
  }
  if (files === undefined || !seen.has(name))
    throw invalid(`there is no file "${name}" among them`);
}

function invalid(what: string): ConnectError {
  return new ConnectError(`these files cannot be generated from: ${what}`, Code.InvalidArgument);
}

function filesOf({ error, file }: CodeGeneratorResponse) {
  if (error !== "") throw invalid(error);
  return file.map(({ name, content }) => ({ name, content }));
}
