import type { SnippetWriter } from "../snippet.ts";
import { connectProgram } from "./connect-program.ts";

/** Connect from a browser. */
export const connectWeb: SnippetWriter = {
  id: "connect-web",
  label: "connect-web",
  language: "typescript",
  // The browser decides.
  authorities: undefined,
  needs: ({ rpc, http }) =>
    "`npm install @connectrpc/connect @connectrpc/connect-web @bufbuild/protobuf`, and the code " +
    `that protoc-gen-es makes of \`${rpc.service.file.path}\` in \`gen\`: see Generated. ` +
    (http.isKnown
      ? "A page of another origin needs the server's consent (CORS)."
      : "The server has to speak Connect and allow the page's origin (CORS), or a proxy has to."),
  supports: ({ rpc }) =>
    rpc.kind === "client_streaming" || rpc.kind === "bidi_streaming"
      ? "A browser's fetch cannot send a stream while it reads the answer, so connect-web has unary " +
        "and server streaming only. This page makes the call over a WebSocket to its server, which " +
        "pipes it to an HTTP/2 stream. In a program of your own use connect-node."
      : undefined,
  write: (call) =>
    connectProgram(call, {
      module: "@connectrpc/connect-web",
      create: "createConnectTransport",
      baseUrl: call.http.baseUrl,
      speaksJson: true,
      isProcess: false,
    }),
};
