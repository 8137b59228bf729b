import type { CallSnippet, SnippetWriter } from "../snippet.ts";
import { holdsType } from "../walk.ts";
import { commandOf, fitsArgument, hereDocument } from "./quote.ts";
import { seconds } from "../seconds.ts";

/** https://github.com/fullstorydev/grpcurl */
export const grpcurl: SnippetWriter = {
  id: "grpcurl",
  label: "grpcurl",
  language: "shell",
  needs: () =>
    "grpcurl: `brew install grpcurl`, or `go install github.com/fullstorydev/grpcurl/cmd/grpcurl@latest`. It asks the server's reflection for the types; where there is none, add `-proto` with the file.",
  supports: ({ values }) =>
    values.some((value) => holdsType(value, "google.protobuf.FieldMask"))
      ? "grpcurl does not read the JSON form of a FieldMask, which is one text of paths. Use buf curl, or a program."
      : undefined,
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

/** `package.Service/Method`. */
function methodPath({ service, method }: CallSnippet): string {
  return `${service}/${method}`;
}
