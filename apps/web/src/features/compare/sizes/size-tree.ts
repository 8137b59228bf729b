/** Bytes of a field in protobuf's binary form, by what they are for. */
export interface ProtoBytes {
  /** Field numbers with their wire types, and the end tags of groups. */
  tag: number;
  /** Lengths before strings, bytes, messages and packed lists. */
  length: number;
  value: number;
}

/** Bytes of a field in JSON without white space, by what they are for. */
export interface JsonBytes {
  /** Field names, without their quotes. */
  name: number;
  /** Quotes, colons, commas, brackets and braces. */
  punctuation: number;
  value: number;
}

/** What a field takes in both forms, wherever it stands at this place of the message. */
export interface SizeNode {
  /** Name in the .proto file, `[full.name]` for an extension, `field 7` for an unknown one. Empty for the message itself. */
  readonly name: string;
  /** Its type in words, such as `repeated string`. Empty where no schema says it. */
  readonly type: string;
  /** How many values of it there are in the protobuf, over all messages measured. */
  count: number;
  /** Of the field itself: what is in the fields of a nested message is theirs. */
  readonly proto: ProtoBytes;
  readonly json: JsonBytes;
  /** Fields of a nested message, in the order in which they were met. */
  readonly children: Map<string, SizeNode>;
}

export function sizeNode(name: string, type: string): SizeNode {
  return {
    name,
    type,
    count: 0,
    proto: { tag: 0, length: 0, value: 0 },
    json: { name: 0, punctuation: 0, value: 0 },
    children: new Map(),
  };
}

/** The child of that name, made if it is the first. */
export function childOf(node: SizeNode, name: string, type: string): SizeNode {
  const known = node.children.get(name);
  if (known !== undefined) return known;
  const child = sizeNode(name, type);
  node.children.set(name, child);
  return child;
}

/** A field in a flat table: its totals have what is in it. */
export interface SizeRow {
  /** Names from the outermost message down, with dots. */
  readonly path: string;
  readonly depth: number;
  readonly node: SizeNode;
  readonly proto: ProtoBytes;
  readonly json: JsonBytes;
  readonly protoTotal: number;
  readonly jsonTotal: number;
}

/** All fields below a node, each before what is in it. */
export function sizeRows(root: SizeNode): readonly SizeRow[] {
  const rows: SizeRow[] = [];
  const add = (node: SizeNode, above: string, depth: number) => {
    const path = above === "" ? node.name : `${above}.${node.name}`;
    rows.push({ path, depth, node, ...totals(node) });
    for (const child of node.children.values()) add(child, path, depth + 1);
  };
  for (const child of root.children.values()) add(child, "", 0);
  return rows;
}

/** A node's bytes with those of all that is in it. */
export function totals(
  node: SizeNode,
): Pick<SizeRow, "proto" | "json" | "protoTotal" | "jsonTotal"> {
  const proto = { ...node.proto };
  const json = { ...node.json };
  for (const child of node.children.values()) {
    const inner = totals(child);
    proto.tag += inner.proto.tag;
    proto.length += inner.proto.length;
    proto.value += inner.proto.value;
    json.name += inner.json.name;
    json.punctuation += inner.json.punctuation;
    json.value += inner.json.value;
  }
  return {
    proto,
    json,
    protoTotal: proto.tag + proto.length + proto.value,
    jsonTotal: json.name + json.punctuation + json.value,
  };
}
