import type { SnippetWriter } from "../snippet.ts";
import { connectProgram } from "./connect-program.ts";
import { whatRuns } from "./what-runs.ts";

/** gRPC from Node by Connect. */
export const connectNode: SnippetWriter = {
  id: "connect-node",
  label: "connect-node",
  language: "typescript",
  authorities: "NODE_EXTRA_CA_CERTS",
  needs: ({ rpc }) =>
    "`npm install @connectrpc/connect @connectrpc/connect-node @bufbuild/protobuf`, and the code " +
    `that protoc-gen-es makes of \`${rpc.service.file.path}\` in \`gen\`: see Generated. ${whatRuns}`,
  supports: () => undefined,
  write: (call) =>
    connectProgram(call, {
      module: "@connectrpc/connect-node",
      create: "createGrpcTransport",
      baseUrl: `${call.tls ? "https" : "http"}://${call.address}`,
      speaksJson: false,
      isProcess: true,
    }),
};
