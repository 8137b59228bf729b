import type { DescFile } from "@bufbuild/protobuf";
import type { FileDescriptorProto } from "@bufbuild/protobuf/wkt";
import { type Client, createClient } from "@connectrpc/connect";
import { createConnectTransport } from "@connectrpc/connect-web";
import {
  type GenerateResponse,
  GeneratorService,
} from "@grpc-playground/gen/playground/v1/generator_pb";

/** What was asked for once is not asked for again, as long as its schema is there. */
const known = new WeakMap<DescFile, Promise<GenerateResponse>>();
let client: Client<typeof GeneratorService> | undefined;

/**
 * What protoc-gen-es makes of a file. Rejects with a ConnectError; another try
 * asks again.
 */
export function generate(file: DescFile): Promise<GenerateResponse> {
  const before = known.get(file);
  if (before !== undefined) return before;
  client ??= createClient(
    GeneratorService,
    createConnectTransport({ baseUrl: location.origin, useBinaryFormat: true }),
  );
  const made = client.generate({ files: { file: withImports(file) }, file: file.proto.name });
  known.set(file, made);
  made.catch(() => known.delete(file));
  return made;
}

/** A file after all that it imports. */
function withImports(file: DescFile, seen = new Set<DescFile>()): FileDescriptorProto[] {
  if (seen.has(file)) return [];
  seen.add(file);
  return [...file.dependencies.flatMap((each) => withImports(each, seen)), file.proto];
}
