// A descriptor of a proto2 or proto3 file as .proto text. It knows what
// buf/validate/validate.proto has, and refuses the rest (services, groups,
// maps, editions) rather than leave it out; whoever prints a file compiles the
// print and compares.
//
// Our own, because no kept library prints options: protobufjs' `pbjs -t proto`
// reads .proto text only and loses options that are messages.

import { createRegistry, isFieldSet } from "@bufbuild/protobuf";
import { FieldDescriptorProtoSchema } from "@bufbuild/protobuf/wkt";
import { printOptions } from "./print-options.mjs";

/** The largest field number, which an extension range writes as `max`. */
const maxNumber = 2 ** 29 - 1;

/** `FieldDescriptorProto` is proto2: what is unset reads as a default, and has to be asked for. */
const inField = FieldDescriptorProtoSchema.field;

/** The text of a file. `DescFile` in, with its imports. */
export function printProto(file) {
  const { proto } = file;
  const syntax = proto.syntax || "proto2";
  if (!["proto2", "proto3"].includes(syntax)) throw new Error(`${proto.name}: ${syntax}`);
  if (proto.service.length > 0) throw new Error(`${proto.name}: services`);
  const print = printer(createRegistry(file), proto.package, syntax);
  return [
    `syntax = "${syntax}";`,
    `package ${proto.package};`,
    proto.dependency.map((path) => `import "${path}";`).join("\n"),
    print.optionLines(proto.options).join("\n"),
    ...print.extensions(proto.extension),
    ...proto.messageType.map(print.message),
    ...proto.enumType.map(print.enumeration),
  ]
    .filter((part) => part !== "")
    .join("\n\n")
    .concat("\n");
}

function printer(registry, pkg, syntax) {
  const inPackage = `.${pkg}.`;

  const optionLines = (options) =>
    printOptions(options, registry).map((option) => `option ${option};`);

  const field = (proto) => {
    const pairs = printOptions(proto.options, registry);
    if (isFieldSet(proto, inField.defaultValue)) pairs.unshift(`default = ${defaultOf(proto)}`);
    const label = labelOf(proto, syntax);
    const type = typeOf(proto);
    const name = type.startsWith(inPackage) ? type.slice(inPackage.length) : type;
    return `${label}${name} ${proto.name} = ${proto.number}${inBrackets(pairs)};`;
  };

  const extensions = (protos) =>
    [...Map.groupBy(protos, ({ extendee }) => extendee)].map(([extendee, fields]) =>
      block(`extend ${extendee.slice(1)}`, fields.map(field)),
    );

  const message = (proto) => {
    if (proto.options?.mapEntry) throw new Error(`${proto.name}: a map`);
    return block(`message ${proto.name}`, [
      ...optionLines(proto.options),
      ...reserved(proto, (end) => end - 1),
      ...proto.extensionRange.map(({ start, end, options }) => {
        const last = end - 1 === maxNumber ? "max" : end - 1;
        const range = start === last ? `${start}` : `${start} to ${last}`;
        return `extensions ${range}${inBrackets(printOptions(options, registry))};`;
      }),
      ...membersOf(proto).map(({ oneof, fields }) =>
        oneof === undefined
          ? fields.map(field).join("\n")
          : block(`oneof ${oneof.name}`, [...optionLines(oneof.options), ...fields.map(field)]),
      ),
      ...extensions(proto.extension),
      ...proto.nestedType.map(message),
      ...proto.enumType.map(enumeration),
    ]);
  };

  const enumeration = (proto) =>
    block(`enum ${proto.name}`, [
      ...optionLines(proto.options),
      // An enum's reserved range includes its end, a message's does not.
      ...reserved(proto, (end) => end),
      ...proto.value.map(
        ({ name, number, options }) =>
          `${name} = ${number}${inBrackets(printOptions(options, registry))};`,
      ),
    ]);

  return { optionLines, extensions, message, enumeration };
}

/** Fields in order, those of a oneof together at the place of the first. */
function membersOf(proto) {
  const members = [];
  for (const field of proto.field) {
    const oneof = isInOneof(field) ? proto.oneofDecl[field.oneofIndex] : undefined;
    const known = oneof && members.find((member) => member.oneof === oneof);
    if (known) known.fields.push(field);
    else members.push({ oneof, fields: [field] });
  }
  return members;
}

/** A field that is `optional` in proto3 has a oneof of its own, which is not written. */
function isInOneof(field) {
  return isFieldSet(field, inField.oneofIndex) && !field.proto3Optional;
}

/** Types by the number that `FieldDescriptorProto.Type` gives them; groups (10) are missing. */
const scalars =
  "double float int64 uint64 int32 fixed64 fixed32 bool string - message bytes uint32 enum sfixed32 sfixed64 sint32 sint64".split(
    " ",
  );

function typeOf(proto) {
  if (proto.typeName !== "" && proto.type !== 10) return proto.typeName;
  const scalar = scalars[proto.type - 1];
  if (scalar === undefined || scalar === "-") throw new Error(`${proto.name}: a group`);
  return scalar;
}

/** `FieldDescriptorProto.Label`: optional = 1, required = 2, repeated = 3. */
function labelOf(proto, syntax) {
  if (proto.label === 3) return "repeated ";
  if (proto.label === 2) return "required ";
  if (isInOneof(proto)) return "";
  return syntax === "proto2" || proto.proto3Optional ? "optional " : "";
}

function defaultOf({ type, defaultValue, name }) {
  if (type === 12) throw new Error(`${name}: a default that is bytes`);
  return type === 9 ? JSON.stringify(defaultValue) : defaultValue;
}

function reserved({ reservedRange, reservedName }, lastOf) {
  const ranges = reservedRange.map(({ start, end }) =>
    start === lastOf(end) ? `${start}` : `${start} to ${lastOf(end)}`,
  );
  return [
    ...(ranges.length > 0 ? [`reserved ${ranges.join(", ")};`] : []),
    ...(reservedName.length > 0
      ? [`reserved ${reservedName.map((name) => JSON.stringify(name)).join(", ")};`]
      : []),
  ];
}

function inBrackets(pairs) {
  return pairs.length > 0 ? ` [${pairs.join(", ")}]` : "";
}

function block(head, lines) {
  return lines.length === 0 ? `${head} {}` : `${head} {\n${lines.join("\n")}\n}`;
}
