import { unsupported } from "../../write/typescript/protobufjs-limits.ts";
import type { LearnerMethod, LearnerPrograms } from "../learner.ts";
import { connectClient } from "./connect-client.ts";
import { connectServer } from "./connect-server.ts";
import { grpcJsClient } from "./grpc-js-client.ts";
import { grpcJsServer } from "./grpc-js-server.ts";

/** TypeScript by Connect, on Node. */
export const connectPrograms: LearnerPrograms = {
  id: "connect",
  label: "connect-node",
  language: "typescript",
  needs: ({ rpc }) =>
    "`npm install @connectrpc/connect @connectrpc/connect-node @bufbuild/protobuf`, and the code " +
    `that protoc-gen-es makes of \`${rpc.service.file.path}\` in \`gen\`: see Generated.`,
  supports: () => undefined,
  client: connectClient,
  server: connectServer,
};

/** TypeScript by grpc-js, which reads the .proto when it starts. */
export const grpcJsPrograms: LearnerPrograms = {
  id: "grpc-js",
  label: "grpc-js",
  language: "typescript",
  needs: ({ rpc }: LearnerMethod) =>
    "`npm install @grpc/grpc-js @grpc/proto-loader`, and " +
    `\`${rpc.service.file.path}\` with all that it imports in the folder \`proto\`.`,
  supports: ({ request, reply }) => unsupported([request, reply]),
  client: grpcJsClient,
  server: grpcJsServer,
};
