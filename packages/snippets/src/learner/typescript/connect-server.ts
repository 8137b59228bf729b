import { createEsMessages } from "../../write/typescript/es-message.ts";
import { createImports, type Imports } from "../../write/typescript/imports.ts";
import { style, textLiteral } from "../../write/typescript/literal.ts";
import { methodName, modulePath, propertyName, typeName } from "../../write/typescript/names.ts";
import { hostAndPort, indented, type Lines, printed, textOf, withField } from "../code.ts";
import {
  echoedFields,
  kindComments,
  type LearnerMethod,
  replyCount,
  streamsDown,
  streamsUp,
} from "../learner.ts";

/** A server by Connect on Node's own HTTP/2: it speaks gRPC, gRPC-Web and Connect. */
export function connectServer(method: LearnerMethod): string {
  const { rpc, address } = method;
  const imports = createImports(["routes", "router", "server", "request", "requests", "count"]);
  const service = imports.use(modulePath(rpc.service.file), typeName(rpc.service));
  const adapter = imports.use("@connectrpc/connect-node", "connectNodeAdapter");
  const createServer = imports.use("node:http2", "createServer");
  const { body, statements } = methodBody(method, imports);
  const star = streamsDown(rpc) ? "*" : "";
  const { host, port } = hostAndPort(address);
  return `import type { ConnectRouter } from "@connectrpc/connect";
${imports.print()}
${statements}// Says which services there are, and what answers their methods. Those that are
// left out say UNIMPLEMENTED.
function routes(router: ConnectRouter) {
  router.service(${service}, {
    // ${kindComments[rpc.kind]}
    // A second argument has the rest of the call: headers, deadline, signal.
    async ${star}${methodName(rpc.name)}(${streamsUp(rpc) ? "requests" : "request"}) {
${textOf(indented(body, "      "))}    },
  });
}

// gRPC needs HTTP/2. This is plaintext, so for this machine only; with TLS it is
// createSecureServer. Nothing has threads here: calls take turns at each await.
const server = ${createServer}(${adapter}({ routes }));
server.listen(${port}, ${textLiteral(host)}, () => console.log(${textLiteral(`listening on ${address}`)}));
`;
}

function methodBody(
  method: LearnerMethod,
  imports: Imports,
): { readonly body: Lines; readonly statements: string } {
  const { from, into } = echoedFields(method);
  const messages = createEsMessages(imports);
  const expression = messages.create(method.reply);
  const reply = (keyword: string, depth: number, text: string | undefined) => {
    const changed = withField(expression, `${propertyName(into?.name ?? "")}: `, text);
    return printed(`${keyword} `, changed, ";", style, depth);
  };
  const sent = from && `\`You sent \${request.${propertyName(from.name)}}\``;
  const statements = messages.statements.map((statement) => `${statement}\n\n`).join("");
  return { body: lines(), statements };

  function lines(): Lines {
    switch (method.rpc.kind) {
      case "unary":
        return reply("return", 3, sent);
      case "server_streaming":
        return [
          `for (let count = 1; count <= ${replyCount}; count += 1) {`,
          ...indented(reply("yield", 4, sent), "  "),
          "}",
        ];
      case "client_streaming":
        return [
          "let count = 0;",
          "// This loop ends when the client half-closes.",
          "for await (const request of requests) count += 1;",
          ...reply("return", 3, "`You sent ${count} messages`"),
        ];
      default:
        return [
          "// This loop ends when the client half-closes; the call ends when this returns.",
          "for await (const request of requests) {",
          ...indented(reply("yield", 4, sent), "  "),
          "}",
        ];
    }
  }
}
