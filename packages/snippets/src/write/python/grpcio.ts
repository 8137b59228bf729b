import { printLayout, type LayoutStyle } from "../layout.ts";
import { seconds } from "../seconds.ts";
import type { CallSnippet, RpcKind, SnippetWriter } from "../snippet.ts";
import type { MessageValue } from "../value.ts";
import { pythonAttribute, pythonBytes, pythonString } from "./literal.ts";
import { pythonMessage } from "./message.ts";
import { createModules, type Modules } from "./modules.ts";
import { notPython } from "./not-python.ts";

/**
 * A client as gRPC's Python tutorials write it: a channel in a `with`, a stub,
 * a request, and the call.
 *
 * https://grpc.io/docs/languages/python/basics/
 */
export const grpcio: SnippetWriter = {
  id: "python",
  label: "Python",
  language: "python",
  authorities: "GRPC_DEFAULT_SSL_ROOTS_FILE_PATH",
  needs: ({ rpc }) =>
    `\`pip install grpcio grpcio-tools\`; then \`python -m grpc_tools.protoc -I. --python_out=. --grpc_python_out=. ${rpc.service.file.path}\` makes the modules that it imports. Name the files that this one imports as well, but for those of \`google/protobuf\`.`,
  supports: ({ rpc }) => notPython(rpc),
  write(call) {
    const modules = createModules();
    const body = bodies[call.rpc.kind](call, modules);
    return `${modules.lines().join("\n")}\n\n\n${body.join("\n")}\n\n\nif __name__ == "__main__":\n    run()\n`;
  },
};

const style: LayoutStyle = { indent: "    ", indentWidth: 4 };

type Lines = readonly string[];

const one = (print: (call: string) => Lines) => (call: CallSnippet, modules: Modules) =>
  runOf(call, modules, {
    before: assignment("request", call.values[0] ?? emptyOf(call), modules, 2),
    passed: "request",
    print,
  });

const many = (print: (call: string) => Lines) => (call: CallSnippet, modules: Modules) => [
  "def requests():",
  ...(call.values.length === 0
    ? ["    yield from ()"]
    : call.values.flatMap((value) => yielded(value, modules))),
  "",
  "",
  ...runOf(call, modules, { before: [], passed: "requests()", print }),
];

const printOne = (call: string) => [`reply = ${call}`, "print(reply)"];
const printAll = (call: string) => [`for reply in ${call}:`, "    print(reply)"];

const bodies: Readonly<Record<RpcKind, (call: CallSnippet, modules: Modules) => Lines>> = {
  unary: one(printOne),
  server_streaming: one(printAll),
  client_streaming: many(printOne),
  bidi_streaming: many(printAll),
};

/** `def run()`, in which the call is made. */
function runOf(
  call: CallSnippet,
  modules: Modules,
  { before, passed, print }: { before: Lines; passed: string; print: (call: string) => Lines },
): Lines {
  const { service, name } = call.rpc;
  const stub = pythonAttribute(modules.services(service.file), `${service.path.join(".")}Stub`);
  const address = pythonString(call.address);
  const channel = call.tls
    ? `grpc.secure_channel(${address}, grpc.ssl_channel_credentials())`
    : `grpc.insecure_channel(${address})`;
  const metadata = metadataOf(call);
  const options = [
    passed,
    ...(call.deadlineMs === undefined ? [] : [`timeout=${seconds(call.deadlineMs)}`]),
    ...(metadata.length > 0 ? ["metadata=metadata"] : []),
  ];
  const made = `${pythonAttribute("stub", name)}(${options.join(", ")})`;
  return [
    "def run():",
    `    with ${channel} as channel:`,
    `        stub = ${stub}(channel)`,
    ...before,
    ...metadata,
    "        try:",
    ...print(made).map((line) => `            ${line}`),
    "        except grpc.RpcError as error:",
    '            print(f"{error.code().name}: {error.details()}")',
  ];
}

function metadataOf({ metadata }: CallSnippet): Lines {
  if (metadata.length === 0) return [];
  const items = metadata.map(([name, value]) => {
    const written = name.endsWith("-bin") ? pythonBytes(bytesOf(value)) : pythonString(value);
    return { before: "", value: `(${pythonString(name)}, ${written})` };
  });
  const before = "        metadata = ";
  const list = printLayout({ open: "[", close: "]", pad: "", items }, style, 2, before.length);
  return [before + list];
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}

/** A message in a variable, at a depth of indentation. */
function assignment(name: string, value: MessageValue, modules: Modules, depth: number): Lines {
  const indent = style.indent.repeat(depth);
  const { expression, after } = pythonMessage(value, name, modules);
  const first = { before: `${name} = `, value: expression, end: "" };
  return [first, ...after].map((line) => {
    const column = indent.length + line.before.length;
    return `${indent}${line.before}${printLayout(line.value, style, depth, column)}${line.end}`;
  });
}

function yielded(value: MessageValue, modules: Modules): Lines {
  const { expression, after } = pythonMessage(value, "request", modules);
  if (after.length > 0) return [...assignment("request", value, modules, 1), "    yield request"];
  const before = "    yield ";
  return [before + printLayout(expression, style, 1, before.length)];
}

function emptyOf({ rpc }: CallSnippet): MessageValue {
  return { kind: "message", type: rpc.input, fields: [], packed: undefined };
}
