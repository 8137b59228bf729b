import { size } from "../../../shared/lib/format.ts";
import type { Sizes } from "./measure-sizes.ts";
import { totals, type SizeRow } from "./size-tree.ts";

/** A file format's own: ten bytes of head, and eight of check sum and length (RFC 1952). */
const gzipFrame = 18;

/** How many fields are named that JSON has in fewer bytes. */
const namedFields = 3;

/** Sentences on why the sizes are as they are, for whoever looks at them; all of it follows from the bytes. */
export function reasons({ proto, json, root, rows, measured }: Sizes): readonly string[] {
  const all = totals(root);
  const sentences: string[] = [];
  if (proto.plain === 0) {
    sentences.push(
      `With no field set, protobuf sends nothing at all; JSON still needs its braces (${size(json.plain)}).`,
    );
  } else {
    sentences.push(compared(proto.plain, json.plain));
  }
  if (all.json.name > 0) {
    const share = Math.round((100 * all.json.name) / json.plain);
    sentences.push(
      `${share}% of the JSON are names of fields (${size(all.json.name)}), sent ${measured > 1 ? "anew with every message" : "with every message"}. Protobuf sends a number in their place: ${size(all.proto.tag)} of tags here.`,
    );
  }
  if (all.json.punctuation > 0) {
    sentences.push(
      `Quotes, commas, colons and braces take ${size(all.json.punctuation)}. Protobuf writes how long a value is instead (${size(all.proto.length)}).`,
    );
  }
  const smaller = rows.filter(({ protoTotal, jsonTotal }) => jsonTotal < protoTotal);
  for (const row of smaller.slice(0, namedFields)) sentences.push(whyJsonIsSmaller(row));
  sentences.push(...ofGzip(proto, json, measured));
  return sentences;
}

function compared(proto: number, json: number): string {
  if (json > proto) {
    return `JSON takes ${times(json, proto)} times the bytes: ${size(json)} against ${size(proto)}.`;
  }
  if (json === proto) return `Both take ${size(json)} here.`;
  return `Here JSON is the smaller one: ${size(json)} against ${size(proto)}.`;
}

function whyJsonIsSmaller({ path, node, protoTotal, jsonTotal }: SizeRow): string {
  const start = `JSON is smaller in ${path} (${size(jsonTotal)} against ${size(protoTotal)})`;
  if (jsonTotal === 0) {
    return node.type === ""
      ? `${start}: no schema here names this field, so JSON leaves it out.`
      : `${start}: it has what the JSON leaves out.`;
  }
  const type = node.type.replace(/^repeated /, "");
  if (/^(?:int32|int64)$/.test(type)) {
    return `${start}: protobuf's int32 and int64 write a negative number in ten bytes. sint32 and sint64 are made for those.`;
  }
  if (/^(?:double|fixed64|sfixed64)$/.test(type)) {
    return `${start}: a ${type} always takes eight bytes, and JSON has short numbers in few digits.`;
  }
  if (/^(?:float|fixed32|sfixed32)$/.test(type)) {
    return `${start}: a ${type} always takes four bytes, and JSON has short numbers in few digits.`;
  }
  if (node.children.size > 0) return `${start}: so it is for what is in it.`;
  return `${start}: its name and its value are short.`;
}

function ofGzip(proto: Sizes["proto"], json: Sizes["json"], measured: number): readonly string[] {
  const sentences: string[] = [];
  if (json.gzip >= json.plain) {
    sentences.push(
      `gzip makes ${measured > 1 ? "these messages" : "this message"} larger, even as JSON (${size(json.plain)} to ${size(json.gzip)}): its own head and check sum take ${gzipFrame} bytes${measured > 1 ? " a message" : ""}, and so little text repeats nothing.`,
    );
  } else if (proto.gzip >= proto.plain) {
    sentences.push(
      `gzip shortens the JSON (${size(json.plain)} to ${size(json.gzip)}), whose names and quotes repeat, and makes the protobuf larger (${size(proto.plain)} to ${size(proto.gzip)}).`,
    );
  } else {
    sentences.push(
      `gzip shortens both: JSON from ${size(json.plain)} to ${size(json.gzip)}, protobuf from ${size(proto.plain)} to ${size(proto.gzip)}.`,
    );
  }
  if (json.gzip < proto.plain) {
    sentences.push(
      `JSON after gzip (${size(json.gzip)}) is smaller than protobuf without it (${size(proto.plain)}). What that costs is time at both ends.`,
    );
  } else if (json.gzip < json.plain) {
    sentences.push(
      `Protobuf without gzip (${size(proto.plain)}) is still no larger than JSON with it (${size(json.gzip)}).`,
    );
  }
  if (measured > 1) {
    sentences.push(
      `All ${measured} in one piece, as a list in one response, gzip to ${size(json.gzipTogether)} as JSON and ${size(proto.gzipTogether)} as protobuf: it then finds in one message what was in another. A stream of messages cannot wait for that.`,
    );
  }
  return sentences;
}

function times(large: number, small: number): string {
  return (large / small).toFixed(1);
}
