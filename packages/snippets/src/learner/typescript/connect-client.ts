import { createEsMessages } from "../../write/typescript/es-message.ts";
import { createImports } from "../../write/typescript/imports.ts";
import { style, textLiteral } from "../../write/typescript/literal.ts";
import { methodName, modulePath, typeName } from "../../write/typescript/names.ts";
import { indented, type Lines, printed, textOf } from "../code.ts";
import { type LearnerMethod, streamsDown, streamsUp } from "../learner.ts";

const own = ["transport", "client", "request", "requests", "replies", "reply", "error", "count"];

/** A client by Connect, over gRPC. */
export function connectClient(method: LearnerMethod): string {
  const { rpc, request, address } = method;
  const imports = createImports(own);
  const [createClient, codes, connectError] = ["createClient", "Code", "ConnectError"].map((name) =>
    imports.use("@connectrpc/connect", name),
  );
  const transport = imports.use("@connectrpc/connect-node", "createGrpcTransport");
  const service = imports.use(modulePath(rpc.service.file), typeName(rpc.service));
  const messages = createEsMessages(imports);
  const expression = messages.create(request);
  const made = streamsUp(rpc)
    ? [
        "// What goes up, one message at a time, as the stream has room. When this is",
        "// through, the client half-closes: no more will come.",
        "async function* requests() {",
        "  for (let count = 1; count <= 3; count += 1) {",
        ...indented(printed("yield ", expression, ";", style, 2), "    "),
        "  }",
        "}",
      ]
    : printed("const request = ", expression, ";", style, 0);
  return `${imports.print()}
// A transport keeps its connection: make one, and use it for many calls.
const transport = ${transport}({ baseUrl: ${textLiteral(`http://${address}`)} });
// The client has a method for each of the service. Making one costs nothing.
const client = ${createClient}(${service}, transport);

${messages.statements.map((statement) => `${statement}\n\n`).join("")}${textOf(made)}
try {
${textOf(indented(call(method), "  "))}} catch (error) {
  // Any status but OK comes as an error.
  const { code, rawMessage } = ${connectError}.from(error);
  console.error(\`\${${codes}[code]}: \${rawMessage}\`);
  process.exitCode = 1;
}
`;
}

function call({ rpc }: LearnerMethod): Lines {
  const argument = streamsUp(rpc) ? "requests()" : "request";
  const invocation = `client.${methodName(rpc.name)}(${argument}, { timeoutMs: 10_000 })`;
  const deadline = "// A deadline: without one a call may wait for ever.";
  if (!streamsDown(rpc)) {
    return [deadline, `const reply = await ${invocation};`, "console.log(reply);"];
  }
  return [
    deadline,
    `const replies = ${invocation};`,
    "// Each reply as it comes, until the server ends the call.",
    "for await (const reply of replies) console.log(reply);",
  ];
}
