import { printLayout } from "../layout.ts";
import type { CallSnippet, RpcKind, SnippetWriter } from "../snippet.ts";
import { messagesIn } from "../walk.ts";
import { goByteString, goString, style } from "./literal.ts";
import { createGoMessages, type GoMessages } from "./message.ts";
import { goCamelCase, goTypeName } from "./names.ts";
import { createPackages, importPath, type Packages } from "./packages.ts";

/** gRPC's own Go, with the code of protoc-gen-go and protoc-gen-go-grpc. */
export const grpcGo: SnippetWriter = {
  id: "go",
  label: "Go",
  language: "go",
  authorities: "SSL_CERT_FILE",
  needs: ({ rpc: { service } }) =>
    "`go get google.golang.org/grpc`, and the code that protoc-gen-go and protoc-gen-go-grpc make of " +
    `\`${service.file.path}\`, as the package \`${importPath(service.file)}\`` +
    (service.file.goPackage === undefined
      ? `: the file has no \`go_package\`, so that is a name to be replaced; \`--go_opt=M${service.file.path}=…\` gives it one.`
      : "."),
  supports: ({ values }) =>
    values.some((value) => [...messagesIn(value)].some(({ type }) => type.file.isOpaqueInGo))
      ? "From edition 2024 on, Go's messages are opaque: they are filled by setters, which this does not write. Use Python or connect-node."
      : undefined,
  write: (call) => goProgram(call, false),
};

type Lines = readonly string[];

const callComments: Readonly<Record<RpcKind, string>> = {
  unary: "Waits for the one reply. Any status but OK comes as an error.",
  server_streaming: "Each reply as it comes, until io.EOF says that the server ended the call.",
  client_streaming:
    "CloseAndRecv half-closes, which says that no more will come, and waits for the reply.",
  bidi_streaming:
    "Sends in a goroutine of its own, as replies come meanwhile; CloseSend half-closes.",
};

/**
 * The whole program.
 *
 * @param isExplained With comments that say what each part is for.
 */
export function goProgram(call: CallSnippet, isExplained: boolean): string {
  const explained = (text: string): Lines => (isExplained ? [`// ${text}`] : []);
  const { rpc, values } = call;
  const packages = createPackages(rpc.service.file);
  const messages = createGoMessages(packages);
  const streams = rpc.kind === "client_streaming" || rpc.kind === "bidi_streaming";
  const made = streams
    ? requests(call, packages, messages)
    : printLayout(
        values[0] === undefined ? "nil" : messages.create(values[0]),
        style,
        0,
        "request := ".length + 4,
      );
  const fmt = packages.use("fmt");
  const os = packages.use("os");
  const status = packages.use("google.golang.org/grpc/status");
  const body = [
    ...explained("A connection is kept: make one, and use it for many calls."),
    ...dialled(call, packages),
    ...explained("The client has a method for each of the service. Making one costs nothing."),
    clientOf(call, packages),
    "",
    ...explained("A deadline: without one a call may wait for ever."),
    ...context(call, packages),
    "",
    ...messages.statements.flatMap((each) => [...each.split("\n"), ""]),
    ...`${streams ? "requests" : "request"} := ${made}`.split("\n"),
    ...explained(callComments[rpc.kind]),
    ...invocation(call, packages),
  ];
  const indented = body.map((line) => (line === "" ? "\n" : `\t${line}\n`)).join("");
  return `package main

${packages.print()}
func main() {
	if err := run(); err != nil {
		failure := ${status}.Convert(err)
		${fmt}.Fprintf(${os}.Stderr, "%s: %s\\n", failure.Code(), failure.Message())
		${os}.Exit(1)
	}
}

func run() error {
${indented}}
`;
}

function requests({ rpc, values }: CallSnippet, packages: Packages, messages: GoMessages): string {
  const open = `[]*${packages.of(rpc.input.file)}.${goTypeName(rpc.input)}{`;
  const items = values.map((value) => ({ before: "", value: messages.create(value) }));
  return printLayout({ open, close: "}", pad: "", items }, style, 0, "requests := ".length + 4);
}

function dialled({ address, tls }: CallSnippet, packages: Packages): Lines {
  const grpc = packages.use("google.golang.org/grpc");
  const made = tls
    ? `${packages.use("google.golang.org/grpc/credentials")}.NewTLS(nil)`
    : `${packages.use("google.golang.org/grpc/credentials/insecure")}.NewCredentials()`;
  return [
    `security := ${grpc}.WithTransportCredentials(${made})`,
    `conn, err := ${grpc}.NewClient(${goString(address)}, security)`,
    "if err != nil {",
    "\treturn err",
    "}",
    "defer conn.Close()",
  ];
}

function clientOf({ rpc }: CallSnippet, packages: Packages): string {
  return `client := ${packages.of(rpc.service.file)}.New${goTypeName(rpc.service)}Client(conn)`;
}

function context({ metadata, deadlineMs }: CallSnippet, packages: Packages): Lines {
  const name = packages.use("context");
  const begin =
    deadlineMs === undefined
      ? [`ctx := ${name}.Background()`]
      : [
          `ctx, cancel := ${name}.WithTimeout(${name}.Background(), ${deadlineMs}*${packages.use("time")}.Millisecond)`,
          "defer cancel()",
        ];
  if (metadata.length === 0) return begin;
  const pairs = metadata.map(([key, value]) => {
    const written = key.endsWith("-bin")
      ? goByteString(Uint8Array.from(atob(value), (char) => char.charCodeAt(0)))
      : goString(value);
    return `\t${goString(key)}, ${written},`;
  });
  const append = `${packages.use("google.golang.org/grpc/metadata")}.AppendToOutgoingContext`;
  return [...begin, `ctx = ${append}(ctx,`, ...pairs, ")"];
}

const failed = ["if err != nil {", "\treturn err", "}"];

function invocation({ rpc }: CallSnippet, packages: Packages): Lines {
  const call = `client.${goCamelCase(rpc.name)}`;
  const print = `${packages.use("fmt")}.Println(reply)`;
  if (rpc.kind === "unary") {
    return [`reply, err := ${call}(ctx, request)`, ...failed, print, "return nil"];
  }
  const send = [
    "for _, request := range requests {",
    "\t// Why it cannot be sent any more is in what Recv returns.",
    "\tif err := stream.Send(request); err != nil {",
    "\t\tbreak",
    "\t}",
    "}",
  ];
  if (rpc.kind === "client_streaming") {
    return [
      `stream, err := ${call}(ctx)`,
      ...failed,
      ...send,
      "reply, err := stream.CloseAndRecv()",
      ...failed,
      print,
      "return nil",
    ];
  }
  const receive = [
    "for {",
    "\treply, err := stream.Recv()",
    `\tif err == ${packages.use("io")}.EOF {`,
    "\t\treturn nil",
    "\t}",
    ...failed.map((line) => `\t${line}`),
    `\t${print}`,
    "}",
  ];
  if (rpc.kind === "server_streaming") {
    return [`stream, err := ${call}(ctx, request)`, ...failed, ...receive];
  }
  return [
    `stream, err := ${call}(ctx)`,
    ...failed,
    "go func() {",
    ...send.map((line) => `\t${line}`),
    "\tstream.CloseSend()",
    "}()",
    ...receive,
  ];
}
