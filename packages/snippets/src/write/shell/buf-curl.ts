import type { SnippetWriter } from "../snippet.ts";
import { commandOf, fitsArgument, hereDocument } from "./quote.ts";
import { seconds } from "../seconds.ts";

/**
 * Over gRPC, and so over HTTP/2: it is what carries every type of RPC, and what
 * buf asks reflection over.
 *
 * https://buf.build/docs/curl/usage/
 */
export const bufCurl: SnippetWriter = {
  id: "buf-curl",
  label: "buf curl",
  language: "shell",
  authorities: "SSL_CERT_FILE",
  needs: () =>
    "the buf command line: `brew install bufbuild/buf/buf`, or `npm install -g @bufbuild/buf`. It asks the server's reflection for the types; where there is none, add `--schema` with the folder of the files.",
  supports: () => undefined,
  write(call) {
    const body = call.messages.join("\n");
    const fits = fitsArgument(body);
    const scheme = call.tls ? "https" : "http";
    const command = commandOf([
      ["buf", "curl", "--protocol", "grpc", ...(call.tls ? [] : ["--http2-prior-knowledge"])],
      ...call.metadata.map(([name, value]) => ["-H", asField(`${name}: ${value}`)]),
      ...(call.deadlineMs === undefined ? [] : [["--timeout", `${seconds(call.deadlineMs)}s`]]),
      ...(call.messages.length === 0 ? [] : [["-d", fits ? body : "@-"]]),
      [`${scheme}://${call.address}/${call.service}/${call.method}`],
    ]);
    return `${command}${fits ? "" : hereDocument(body)}\n`;
  },
};

/** To buf, what follows -H is a line of comma-separated values (RFC 4180). */
function asField(header: string): string {
  return /[,"]/.test(header) ? `"${header.replaceAll('"', '""')}"` : header;
}
