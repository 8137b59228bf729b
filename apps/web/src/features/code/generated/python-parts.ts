import type { ProtoType, SnippetMethod } from "@grpc-playground/snippets/write";
import { pythonBlock } from "./excerpts.ts";
import type { Generated, Part } from "./part.ts";

/** How grpcio says which side streams: requests first, replies second. */
const callables: Readonly<Record<SnippetMethod["kind"], string>> = {
  unary: "unary_unary",
  server_streaming: "unary_stream",
  client_streaming: "stream_unary",
  bidi_streaming: "stream_stream",
};

/**
 * What grpcio-tools makes for a method.
 *
 * @param files By name, as `python -m grpc_tools.protoc` names them.
 * @returns Undefined when the service's own file is not among them.
 */
export function pythonParts(
  rpc: SnippetMethod,
  files: ReadonlyMap<string, string>,
): Generated | undefined {
  const base = baseOf(rpc.service);
  const servicesName = `${base}_pb2_grpc.py`;
  const services = files.get(servicesName);
  if (services === undefined) return undefined;
  const name = rpc.service.path.at(-1) ?? "";
  const parts = [
    messages(rpc, files),
    {
      title: "Stub",
      text: `\`${name}Stub\` is what a client calls: made with a channel, it has a method for each RPC. \`channel.${callables[rpc.kind]}\` says which side of \`${rpc.name}\` streams.`,
      file: servicesName,
      code: pythonBlock(services, `class ${name}Stub`),
    },
    {
      title: "Servicer",
      text: `\`${name}Servicer\` is what a server's own class inherits. Every method of it sets UNIMPLEMENTED until that class has one of the same name.`,
      file: servicesName,
      code: pythonBlock(services, `class ${name}Servicer`),
    },
    {
      title: "Registration function",
      text: `\`add_${name}Servicer_to_server\` tells a server the path of each method, how its messages are read and written, and whose code answers.`,
      file: servicesName,
      code: pythonBlock(services, `def add_${name}Servicer_to_server`),
    },
  ];
  return {
    language: "python",
    generator: "grpcio-tools",
    parts: parts.flatMap((part): Part[] =>
      part.code === undefined ? [] : [{ ...part, code: part.code }],
    ),
    files: ["_pb2.py", "_pb2.pyi", "_pb2_grpc.py"].flatMap((end) => {
      const content = files.get(base + end);
      return content === undefined ? [] : [{ name: base + end, content }];
    }),
  };
}

function messages({ input, output }: SnippetMethod, files: ReadonlyMap<string, string>) {
  const types = input.fullName === output.fullName ? [input] : [input, output];
  const blocks = types.flatMap((type) => {
    const text = files.get(`${baseOf(type)}_pb2.pyi`);
    return text === undefined ? [] : [pythonBlock(text, `class ${type.path[0] ?? ""}(`) ?? ""];
  });
  return {
    title: "Messages",
    text: "`_pb2.py` holds the file's descriptor in bytes, and makes a class of each message when it is imported. What those classes have is written down for editors in `_pb2.pyi`:",
    file: `${baseOf(input)}_pb2.pyi`,
    code: blocks.length === 0 ? undefined : blocks.join("\n"),
  };
}

/** Where protoc puts what it makes of a type's file. */
function baseOf({ file }: ProtoType): string {
  return file.path.replace(/\.proto$/, "").replaceAll("-", "_");
}
