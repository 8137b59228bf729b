import { plainMessage } from "../../write/typescript/plain-message.ts";
import { style, textLiteral } from "../../write/typescript/literal.ts";
import type { RpcKind } from "../../write/snippet.ts";
import { indented, type Lines, printed, textOf, withField } from "../code.ts";
import { echoedFields, kindComments, type LearnerMethod, replyCount } from "../learner.ts";
import { loadedService } from "./grpc-js-service.ts";

const handlers: Readonly<Record<RpcKind, string>> = {
  unary: "call: grpc.ServerUnaryCall<Message, Message>, done: grpc.sendUnaryData<Message>",
  server_streaming: "call: grpc.ServerWritableStream<Message, Message>",
  client_streaming:
    "call: grpc.ServerReadableStream<Message, Message>, done: grpc.sendUnaryData<Message>",
  bidi_streaming: "call: grpc.ServerDuplexStream<Message, Message>",
};

/** A server by grpc-js: gRPC alone, in Node. */
export function grpcJsServer(method: LearnerMethod): string {
  const { rpc, address } = method;
  return `${loadedService(rpc.service)}
const server = new grpc.Server();
// Says what answers the methods of the service. Those that are left out say
// UNIMPLEMENTED.
server.addService(service, {
  // ${kindComments[rpc.kind]}
  // \`call\` has the rest of the call too: its metadata, whether it was cancelled.
  ${rpc.name}(${handlers[rpc.kind]}) {
${textOf(indented(methodBody(method), "    "))}  },
});

// Plaintext, so for this machine only. With TLS it is createSsl.
const credentials = grpc.ServerCredentials.createInsecure();
server.bindAsync(${textLiteral(address)}, credentials, (error) => {
  if (error !== null) throw error;
  console.log(${textLiteral(`listening on ${address}`)});
});
`;
}

function methodBody(method: LearnerMethod): Lines {
  const { from, into } = echoedFields(method);
  const reply = (begin: string, depth: number, text: string | undefined) => {
    const changed = withField(plainMessage(method.reply), `${into?.name ?? ""}: `, text);
    return printed(begin, changed, ");", style, depth);
  };
  const sent = (request: string) =>
    from && `\`You sent \${${request}[${textLiteral(from.name)}]}\``;
  switch (method.rpc.kind) {
    case "unary":
      return reply("done(null, ", 2, sent("call.request"));
    case "server_streaming":
      return [
        `for (let count = 1; count <= ${replyCount}; count += 1) {`,
        ...indented(reply("call.write(", 3, sent("call.request")), "  "),
        "}",
        "call.end();",
      ];
    case "client_streaming":
      return [
        "let count = 0;",
        `call.on("data", () => {`,
        "  count += 1;",
        "});",
        "// The client half-closed: now the one reply goes.",
        `call.on("end", () => {`,
        ...indented(reply("done(null, ", 3, "`You sent ${count} messages`"), "  "),
        "});",
      ];
    default:
      return [
        `call.on("data", (request: Message) => {`,
        ...indented(reply("call.write(", 3, sent("request")), "  "),
        "});",
        "// The client half-closed: this end has nothing more to say either.",
        `call.on("end", () => call.end());`,
      ];
  }
}
