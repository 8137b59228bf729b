import {
  toBinary,
  toJson,
  type DescMessage,
  type JsonValue,
  type Message,
  type Registry,
} from "@bufbuild/protobuf";
import { gzipSize } from "./gzip.ts";
import { addJsonSizes } from "./json-size.ts";
import { addProtoSizes } from "./proto-size.ts";
import { sizeNode, sizeRows, type SizeNode, type SizeRow } from "./size-tree.ts";

/** Bytes of one or more messages in a form, before and after gzip. */
export interface FormSize {
  readonly plain: number;
  /** Each message by itself, as a stream of messages would be compressed. */
  readonly gzip: number;
  /** All messages in one piece, as a list in one response would be; the same as `gzip` for a single message. */
  readonly gzipTogether: number;
}

/** What messages of one type take as protobuf and as JSON. */
export interface Sizes {
  readonly proto: FormSize;
  readonly json: FormSize;
  readonly root: SizeNode;
  readonly rows: readonly SizeRow[];
  /** How many messages were measured. */
  readonly measured: number;
}

/** Why there is nothing to compare. */
export interface NoSizes {
  readonly problem: string;
}

/** Messages and bytes that are measured at once: a moment's work for a browser. */
export const maxMessages = 500;
const maxBytes = 2 * 1024 * 1024;

/** A message in both forms. */
interface BothForms {
  readonly message: Message;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly json: JsonValue;
  readonly text: string;
}

/**
 * Writes messages in both forms, as many as are measured at once: at least one,
 * if it is not larger than the bound. JSON is ProtoJSON as it goes over the wire:
 * with its own names, and without white space.
 *
 * @throws where a message has no JSON, such as an Any of an unknown type
 */
function bothForms(
  schema: DescMessage,
  messages: Iterable<Message>,
  registry: Registry,
): readonly BothForms[] {
  const forms: BothForms[] = [];
  let total = 0;
  for (const message of messages) {
    if (forms.length === maxMessages) break;
    const bytes = toBinary(schema, message);
    total += bytes.length;
    if (total > maxBytes) break;
    const json = toJson(schema, message, { registry });
    forms.push({ message, bytes, json, text: JSON.stringify(json) });
  }
  return forms;
}

/** Measures messages of one type, field by field. */
export async function measureSizes(
  schema: DescMessage,
  messages: readonly Message[],
  registry: Registry,
): Promise<Sizes | NoSizes> {
  let forms: readonly BothForms[];
  try {
    forms = bothForms(schema, messages, registry);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { problem: `It cannot be written as JSON, so there is nothing to compare: ${reason}` };
  }
  if (forms.length === 0) {
    return { problem: "It is larger than 2 MiB, which is more than this view measures." };
  }
  const root = sizeNode("", schema.name);
  for (const { bytes, json } of forms) {
    addProtoSizes(root, schema, bytes, registry);
    addJsonSizes(root, schema, json, registry);
  }
  return {
    proto: await formSize(forms.map(({ bytes }) => bytes)),
    json: await formSize(forms.map(({ text }) => encoder.encode(text))),
    root,
    rows: sizeRows(root),
    measured: forms.length,
  };
}

const encoder = new TextEncoder();

async function formSize(pieces: readonly Uint8Array<ArrayBuffer>[]): Promise<FormSize> {
  const plain = pieces.reduce((sum, { length }) => sum + length, 0);
  const each = await Promise.all(pieces.map((piece) => gzipSize(piece)));
  const gzip = each.reduce((sum, bytes) => sum + bytes, 0);
  const gzipTogether = pieces.length === 1 ? gzip : await gzipSize(...pieces);
  return { plain, gzip, gzipTogether };
}
