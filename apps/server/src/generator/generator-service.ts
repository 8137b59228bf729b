import { create, createFileRegistry, toBinary } from "@bufbuild/protobuf";
import {
  CodeGeneratorRequestSchema,
  type CodeGeneratorResponse,
  type FileDescriptorSet,
} from "@bufbuild/protobuf/wkt";
import { Code, ConnectError } from "@connectrpc/connect";
import { GeneratorService } from "@grpc-playground/gen/playground/v1/generator_pb";
import { defineService, type PlaygroundService } from "../services/index.ts";
import { type PluginLimits, runPlugin } from "./run-plugin.ts";

/** What generating code may cost. */
export interface GeneratorLimits extends PluginLimits {
  /** Runs at the same time; one more is refused with RESOURCE_EXHAUSTED. */
  readonly maxRuns: number;
}

const defaultLimits: GeneratorLimits = {
  maxRuns: 4,
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
  const { maxRuns, ...pluginLimits } = { ...defaultLimits, ...limits };
  let runs = 0;
  return defineService(GeneratorService, {
    async generate({ files, file }, { signal }) {
      check(files, file);
      if (runs >= maxRuns) {
        throw new ConnectError(
          `${maxRuns} files are being generated already; try again in a moment`,
          Code.ResourceExhausted,
        );
      }
      runs += 1;
      try {
        const request = create(CodeGeneratorRequestSchema, {
          fileToGenerate: [file],
          protoFile: files.file,
          // One file that one can read from top to bottom, with the imports that Node wants.
          parameter: "target=ts,import_extension=js",
        });
        const input = toBinary(CodeGeneratorRequestSchema, request);
        const { response, generator } = await runPlugin(input, pluginLimits, signal);
        return { files: filesOf(response), generator };
      } finally {
        runs -= 1;
      }
    },
  });
}

/** @throws ConnectError INVALID_ARGUMENT, saying which file does not fit. */
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
  try {
    createFileRegistry(files);
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : String(error));
  }
}

function invalid(what: string): ConnectError {
  return new ConnectError(`these files cannot be generated from: ${what}`, Code.InvalidArgument);
}

function filesOf({ error, file }: CodeGeneratorResponse) {
  if (error !== "") throw invalid(error);
  return file.map(({ name, content }) => ({ name, content }));
}
