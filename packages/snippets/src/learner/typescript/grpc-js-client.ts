import { plainMessage } from "../../write/typescript/plain-message.ts";
import { style, textLiteral } from "../../write/typescript/literal.ts";
import { indented, type Lines, printed, textOf } from "../code.ts";
import { type LearnerMethod, streamsDown, streamsUp } from "../learner.ts";
import { loadedService } from "./grpc-js-service.ts";

/** A client by grpc-js. */
export function grpcJsClient(method: LearnerMethod): string {
  const { rpc, address } = method;
  return `${loadedService(rpc.service)}
const Service = grpc.makeClientConstructor(service, ${textLiteral(rpc.service.path.at(-1) ?? "")});
// A client keeps its connection: make one, and use it for many calls.
const client = new Service(${textLiteral(address)}, grpc.credentials.createInsecure());

${textOf(call(method))}
function fail(error: grpc.ServiceError) {
  // Any status but OK comes here.
  console.error(\`\${grpc.status[error.code]}: \${error.details}\`);
  process.exitCode = 1;
}
`;
}

function call({ rpc, request }: LearnerMethod): Lines {
  const message = plainMessage(request);
  const args = streamsUp(rpc) ? [] : ["request"];
  const options = "// A deadline: without one a call may wait for ever.";
  const list = [...args, "{ deadline: Date.now() + 10_000 }"].join(", ");
  const up = streamsUp(rpc)
    ? [
        "",
        "for (let count = 1; count <= 3; count += 1) {",
        ...indented(printed("call.write(", message, ");", style, 1), "  "),
        "}",
        "// Half-close: no more will come.",
        "call.end();",
      ]
    : [];
  const made = streamsUp(rpc) ? [] : printed("const request = ", message, ";", style, 0);
  if (streamsDown(rpc)) {
    return [
      ...made,
      options,
      `const call = client.${rpc.name}(${list});`,
      "// Each reply as it comes, until the server ends the call.",
      `call.on("data", (reply: Message) => console.log(reply));`,
      `call.on("error", fail);`,
      `call.on("status", () => client.close());`,
      ...up,
    ];
  }
  return [
    ...made,
    options,
    `${streamsUp(rpc) ? "const call = " : ""}client.${rpc.name}(${list}, done);`,
    ...up,
    "",
    "function done(error: grpc.ServiceError | null, reply: Message) {",
    "  client.close();",
    "  if (error === null) console.log(reply);",
    "  else fail(error);",
    "}",
  ];
}
