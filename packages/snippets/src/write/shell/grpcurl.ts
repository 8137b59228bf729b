import type { CallSnippet, SnippetWriter } from "../snippet.ts";
import type { MessageValue } from "../value.ts";
import { messagesIn } from "../walk.ts";
import { commandOf, fitsArgument, hereDocument } from "./quote.ts";
import { seconds } from "../seconds.ts";

/** https://github.com/fullstorydev/grpcurl */
export const grpcurl: SnippetWriter = {
  id: "grpcurl",
  label: "grpcurl",
  language: "shell",
  authorities: "SSL_CERT_FILE",
  needs: () =>
    "grpcurl: `brew install grpcurl`, or `go install github.com/fullstorydev/grpcurl/cmd/grpcurl@latest`. It asks the server's reflection for the types; where there is none, add `-proto` with the file.",
  supports: ({ values }) => values.map(troubleWith).find((reason) => reason !== undefined),
  write(call) {
    const body = call.messages.join("\n");
    const fits = fitsArgument(body);
    const command = commandOf([
      ["grpcurl", ...(call.tls ? [] : ["-plaintext"])],
      ...call.metadata.map(([name, value]) => ["-H", `${name}: ${value}`]),
      ...(call.deadlineMs === undefined ? [] : [["-max-time", seconds(call.deadlineMs)]]),
      ...(call.messages.length === 0 ? [] : [["-d", fits ? body : "@"]]),
      [call.address, methodPath(call)],
    ]);
    return `${command}${fits ? "" : hereDocument(body)}\n`;
  },
};

const instead = "Use buf curl, or a program.";

/** What grpcurl 1.9 gets wrong. */
function troubleWith(message: MessageValue): string | undefined {
  for (const { type, fields } of messagesIn(message)) {
    if (type.fullName === "google.protobuf.FieldMask") {
      return `grpcurl does not read the JSON form of a FieldMask, which is one text of paths. ${instead}`;
    }
    for (const { name, oneof, hasPresence, isDelimited, value } of fields) {
      if (isDelimited === true) {
        return `grpcurl writes wrongly what an edition has encoded as DELIMITED, as ${name} is. ${instead}`;
      }
      const isSeen = hasPresence === true || oneof !== undefined;
      if (!isSeen && value.kind === "float" && Object.is(value.value, -0)) {
        return `grpcurl takes the -0 of ${name} for a field that is not set. ${instead}`;
      }
    }
  }
  return undefined;
}

/** `package.Service/Method`. */
function methodPath({ service, method }: CallSnippet): string {
  return `${service}/${method}`;
}
