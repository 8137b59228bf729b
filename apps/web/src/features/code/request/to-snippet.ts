import type { DescMethod, Message, Registry } from "@bufbuild/protobuf";
import { accept, refuse, type Parsed } from "@grpc-playground/schema";
import { messageToJson } from "@grpc-playground/schema/json";
import { methodOf, valueOf } from "@grpc-playground/snippets/of-message";
import type { CallSnippet } from "@grpc-playground/snippets/write";
import type { RequestNow } from "../../../shared/lib/request-now.ts";
import type { CallPlace } from "../section.ts";

/** The request as writers of snippets take it. Refused when a message has no JSON. */
export function toSnippet(
  method: DescMethod,
  registry: Registry,
  place: CallPlace,
  { messages, metadata, deadlineMs }: RequestNow,
): Parsed<CallSnippet> {
  const texts: string[] = [];
  for (const message of messages) {
    const json = messageToJson(method.input, message, { registry });
    if (!json.ok) return refuse(json.message);
    texts.push(shortest(json.value));
  }
  return accept({
    ...place,
    service: method.parent.typeName,
    method: method.name,
    metadata,
    deadlineMs,
    messages: texts,
    values: messages.map((message: Message) => valueOf(method.input, message, registry)),
    rpc: methodOf(method),
  });
}

/** So much stands on a line of its own. */
const lineLength = 80;

/** JSON on one line where it is short enough. */
function shortest(json: string): string {
  const line = json.replaceAll(
    /("(?:[^"\\]|\\.)*")|\s+/g,
    (_, text: string | undefined) => text ?? "",
  );
  return line.length <= lineLength ? line : json;
}
