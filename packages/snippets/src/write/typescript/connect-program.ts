import { type Layout, printLayout } from "../layout.ts";
import type { CallSnippet } from "../snippet.ts";
import type { MessageValue, Value } from "../value.ts";
import { messagesIn } from "../walk.ts";
import { connectOptions } from "./call-options.ts";
import { createEsMessages } from "./es-message.ts";
import { createImports } from "./imports.ts";
import { property, style, textLiteral } from "./literal.ts";
import { methodName, modulePath, typeName } from "./names.ts";

/** What differs between the transports of Connect. */
export interface ConnectTransport {
  readonly module: string;
  readonly create: string;
  readonly baseUrl: string;
  /** Whether it would send JSON unless told otherwise. */
  readonly speaksJson: boolean;
  /** Whether the program is a process, which says by its exit code that it failed. */
  readonly isProcess: boolean;
}

const ownNames = ["transport", "client", "request", "requests", "reply", "error", "code"].concat([
  "rawMessage",
  "console",
  "process",
]);

/** The whole program for a call over one of Connect's transports, in all four types. */
export function connectProgram(call: CallSnippet, transport: ConnectTransport): string {
  const { rpc, values } = call;
  const imports = createImports(ownNames);
  const messages = createEsMessages(imports);
  const createClient = imports.use("@connectrpc/connect", "createClient");
  const [codes, connectError] = ["Code", "ConnectError"].map((name) =>
    imports.use("@connectrpc/connect", name),
  );
  const makeTransport = imports.use(transport.module, transport.create);
  const service = imports.use(modulePath(rpc.service.file), typeName(rpc.service));

  const streams = rpc.kind === "client_streaming" || rpc.kind === "bidi_streaming";
  const made = values.map((value) => {
    const before = streams ? "  yield " : "const request = ";
    const depth = streams ? 1 : 0;
    return `${before}${printLayout(messages.create(value), style, depth, before.length)};\n`;
  });
  const request = streams
    ? `async function* requests() {\n${made.length === 0 ? "  // No message: the stream ends at once.\n" : made.join("")}}\n`
    : made.join("");

  const method = methodName(rpc.name);
  const argument = streams ? "requests()" : "request";
  const begin = `client.${method}(${argument}`;
  const manyReplies = rpc.kind === "server_streaming" || rpc.kind === "bidi_streaming";
  const before = manyReplies ? "  for await (const reply of " : "  const reply = await ";
  const options = connectOptions(call, 1, before.length + begin.length + 2);
  const invocation = `${begin}${options === undefined ? "" : `, ${options}`})`;
  const run = manyReplies
    ? `${before}${invocation}) {\n    console.log(reply);\n  }\n`
    : `${before}${invocation};\n  console.log(reply);\n`;

  const body = [
    `const transport = ${makeTransport}(${printLayout(transportOptions(call, transport), style, 0, 22)});\n` +
      `const client = ${createClient}(${service}, transport);\n`,
    ...messages.statements.map((statement) => `${statement}\n`),
    request,
    `try {\n${run}} catch (error) {\n` +
      `  const { code, rawMessage } = ${connectError}.from(error);\n` +
      `  console.error(\`\${${codes}[code]}: \${rawMessage}\`);\n` +
      `${transport.isProcess ? "  process.exitCode = 1;\n" : ""}}\n`,
  ];
  return [imports.print(), ...body].join("\n");
}

function transportOptions({ values }: CallSnippet, transport: ConnectTransport): Layout {
  const baseUrl = property("baseUrl", textLiteral(transport.baseUrl));
  const items =
    transport.speaksJson && values.some(needsBinary)
      ? [baseUrl, property("useBinaryFormat", "true")]
      : [baseUrl];
  return { open: "{", close: "}", pad: " ", items };
}

/** In JSON, an Any and extensions need a registry of their types, and -0 becomes 0. */
function needsBinary(message: MessageValue): boolean {
  return [...messagesIn(message)].some(
    ({ packed, fields }) =>
      packed !== undefined ||
      fields.some(({ extension, value }) => extension !== undefined || holdsMinusZero(value)),
  );
}

function holdsMinusZero(value: Value): boolean {
  if (value.kind === "list") return value.items.some(holdsMinusZero);
  if (value.kind === "map") return value.entries.some(([, item]) => holdsMinusZero(item));
  return value.kind === "float" && Object.is(value.value, -0);
}
