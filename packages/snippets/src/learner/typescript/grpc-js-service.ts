import type { ProtoType } from "../../write/value.ts";
import { textLiteral } from "../../write/typescript/literal.ts";

/** The imports, and how a service is read from its .proto when the program starts. */
export function loadedService(service: ProtoType): string {
  return `import * as grpc from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";

// Read when the program starts; nothing is generated. What \`protoc\` would make
// known to the compiler is known at run time only.
const definition = loadSync(${textLiteral(service.file.path)}, {
  includeDirs: ["proto"],
  keepCase: true,
  longs: String,
  enums: String,
  defaults: true,
  oneofs: true,
});
const service = definition[${textLiteral(service.fullName)}] as grpc.ServiceDefinition;
type Message = Record<string, unknown>;
`;
}
