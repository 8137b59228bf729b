import type { Message } from "@bufbuild/protobuf";
import { draftToMessage, type MessageDraft } from "@grpc-playground/schema";
import { messageToJson } from "@grpc-playground/schema/json";
import { parseDelay } from "./delay.ts";
import type { ScriptStep } from "./script.ts";

/** A message that can be sent, or what is wrong with it. */
interface Made {
  readonly message: Message;
  readonly issues: readonly string[];
}

const made = new WeakMap<MessageDraft, Made>();

/** The message of a draft. Made once for each draft: lists and players ask often. */
export function messageOf(draft: MessageDraft): Made {
  const known = made.get(draft);
  if (known) return known;
  const { message, issues } = draftToMessage(draft);
  const result = { message, issues: issues.map(({ at, message: why }) => `${at}: ${why}`) };
  made.set(draft, result);
  return result;
}

/** What keeps a step from being sent, in sentences; empty when nothing does. */
export function stepIssues({ draft, json, delay }: Omit<ScriptStep, "id">): readonly string[] {
  const parsed = parseDelay(delay);
  return [
    ...(parsed.ok ? [] : [parsed.message]),
    ...(json?.issues ?? []).map(
      ({ line, column, message }) => `JSON, line ${line}, column ${column}: ${message}`,
    ),
    ...messageOf(draft).issues,
  ];
}

/** So much of a message is shown in a line. */
const previewLength = 240;

const previews = new WeakMap<MessageDraft, string>();

/** A step's message in one line of JSON; what was typed, where that is not a message. */
export function stepPreview({ draft, json }: Pick<ScriptStep, "draft" | "json">): string {
  if (json && json.issues.length > 0)
    return json.text.replaceAll(/\s+/g, " ").slice(0, previewLength);
  const known = previews.get(draft);
  if (known !== undefined) return known;
  const preview = inOneLine(draft);
  previews.set(draft, preview);
  return preview;
}

function inOneLine(draft: MessageDraft): string {
  const { desc, registry } = draft;
  const written = messageToJson(desc, messageOf(draft).message, { registry });
  if (!written.ok) return `${desc.name}, which has no JSON`;
  const line = squeeze(written.value, previewLength + 1);
  return line.length > previewLength ? `${line.slice(0, previewLength)}…` : line;
}

/** JSON without the white space between its values, until it is so long: a text in it may be a file of megabytes. */
function squeeze(json: string, length: number): string {
  let line = "";
  let isText = false;
  for (let at = 0; at < json.length && line.length < length; at++) {
    const char = json.charAt(at);
    if (char === '"') isText = !isText;
    if (isText && char === "\\") line += char + json.charAt(++at);
    else if (isText || !/\s/.test(char)) line += char;
  }
  return line;
}
