import { printLayout } from "../layout.ts";
import type { CallSnippet, SnippetWriter } from "../snippet.ts";
import { property, style, textLiteral } from "./literal.ts";
import { plainMessage } from "./plain-message.ts";
import { unsupported } from "./protobufjs-limits.ts";
import { whatRuns } from "./what-runs.ts";

/**
 * grpc-js the way most people use it: `loadSync` of the .proto when the program
 * runs, and plain objects for messages.
 */
export const grpcJs: SnippetWriter = {
  id: "grpc-js",
  label: "grpc-js",
  language: "typescript",
  authorities: "GRPC_DEFAULT_SSL_ROOTS_FILE_PATH",
  needs: ({ rpc }) =>
    "`npm install @grpc/grpc-js @grpc/proto-loader`, and " +
    `\`${rpc.service.file.path}\` with all that it imports in the folder \`proto\`. Nothing is ` +
    `generated: the .proto is read when the program starts. ${whatRuns}`,
  supports: ({ values }) => unsupported(values),
  write,
};

function write(call: CallSnippet): string {
  const { rpc, tls, address, metadata, deadlineMs, values } = call;
  const args = [
    ...(metadata.length === 0 ? [] : ["metadata"]),
    ...(deadlineMs === undefined ? [] : [`{ deadline: Date.now() + ${deadlineMs} }`]),
  ];
  const streams = rpc.kind === "client_streaming" || rpc.kind === "bidi_streaming";
  const messages = values.map((value) => {
    const before = streams ? "call.write(" : "const request = ";
    const text = printLayout(plainMessage(value), style, 0, before.length);
    return `${before}${text}${streams ? ");" : ";"}\n`;
  });
  return [
    `import * as grpc from "@grpc/grpc-js";\nimport { loadSync } from "@grpc/proto-loader";\n`,
    loadService(call),
    `const credentials = grpc.credentials.${tls ? "createSsl" : "createInsecure"}();\n` +
      `const client = new Service(${textLiteral(address)}, credentials);\n`,
    ...(metadata.length === 0 ? [] : [`const metadata = new grpc.Metadata();\n${added(metadata)}`]),
    ...(streams ? [] : [messages.join("")]),
    invocation(call, streams ? args : ["request", ...args]),
    ...(streams ? [`${messages.join("")}call.end();\n`] : []),
  ].join("\n");
}

function loadService({ rpc: { service } }: CallSnippet): string {
  const options = {
    open: "{",
    close: "}",
    pad: " " as const,
    items: [
      property("includeDirs", `["proto"]`),
      property("keepCase", "true"),
      property("longs", "String"),
      property("enums", "String"),
      property("defaults", "true"),
      property("oneofs", "true"),
    ],
  };
  const begin = `const definition = loadSync(${textLiteral(service.file.path)}, `;
  return (
    `${begin}${printLayout(options, style, 0, begin.length)});\n` +
    `const Service = grpc.makeClientConstructor(\n` +
    `  definition[${textLiteral(service.fullName)}] as grpc.ServiceDefinition,\n` +
    `  ${textLiteral(service.path.at(-1) ?? "")},\n);\n`
  );
}

function added(metadata: CallSnippet["metadata"]): string {
  return metadata
    .map(([name, value]) => {
      const text = textLiteral(value);
      const given = name.endsWith("-bin") ? `Buffer.from(${text}, "base64")` : text;
      return `metadata.add(${textLiteral(name)}, ${given});\n`;
    })
    .join("");
}

const fail =
  "  console.error(`${grpc.status[error.code]}: ${error.details}`);\n  process.exitCode = 1;\n";

function invocation({ rpc }: CallSnippet, args: readonly string[]): string {
  const method = `client.${rpc.name}`;
  if (rpc.kind === "unary" || rpc.kind === "client_streaming") {
    const before = rpc.kind === "client_streaming" ? "const call = " : "";
    return (
      `${before}${method}(${[...args, "done"].join(", ")});\n\n` +
      `function done(error: grpc.ServiceError | null, reply: unknown) {\n  client.close();\n` +
      `  if (error === null) return console.log(reply);\n${fail}}\n`
    );
  }
  return (
    `const call = ${method}(${args.join(", ")});\n` +
    `call.on("data", (reply: unknown) => console.log(reply));\n` +
    `call.on("error", (error: grpc.ServiceError) => {\n${fail}});\n` +
    `// Whether it ended well or not, this comes last.\n` +
    `call.on("status", () => client.close());\n`
  );
}
