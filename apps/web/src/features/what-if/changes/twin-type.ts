import {
  create,
  createFileRegistry,
  ScalarType,
  type DescField,
  type DescMessage,
  type Message,
} from "@bufbuild/protobuf";
import { reflect } from "@bufbuild/protobuf/reflect";
import {
  FieldDescriptorProto_Label,
  FieldDescriptorProto_Type,
  FileDescriptorSetSchema,
} from "@bufbuild/protobuf/wkt";

/** Fields beyond these are left out: the first that is wrong is enough. */
const mostFields = 4;

const { STRING, INT32 } = FieldDescriptorProto_Type;

/** A type that is not the field's, and travels in another wire type where there is one. */
function otherType(field: DescField): typeof STRING | typeof INT32 {
  const isText =
    field.fieldKind === "scalar" &&
    (field.scalar === ScalarType.STRING || field.scalar === ScalarType.BYTES);
  const isNumber = field.fieldKind === "enum" || (field.fieldKind === "scalar" && !isText);
  return isNumber ? STRING : INT32;
}

/**
 * A message as of another version of the contract: the same name and field
 * numbers, but texts where the method has numbers, and numbers where it has
 * texts or messages. Undefined for a type without fields, which nothing can be
 * wrong for.
 */
export function twinOf(
  desc: DescMessage,
): { readonly desc: DescMessage; readonly message: Message } | undefined {
  const fields = desc.fields.slice(0, mostFields);
  if (fields.length === 0) return undefined;
  const dot = desc.typeName.lastIndexOf(".");
  const set = create(FileDescriptorSetSchema, {
    file: [
      {
        name: "another_version.proto",
        package: desc.typeName.slice(0, Math.max(0, dot)),
        syntax: "proto3",
        messageType: [
          {
            name: desc.typeName.slice(dot + 1),
            field: fields.map((field) => ({
              name: field.name,
              number: field.number,
              jsonName: field.jsonName,
              type: otherType(field),
              label: FieldDescriptorProto_Label.OPTIONAL,
            })),
          },
        ],
      },
    ],
  });
  const twin = createFileRegistry(set).getMessage(desc.typeName);
  if (twin === undefined) return undefined;
  const message = create(twin);
  const filled = reflect(twin, message);
  for (const field of twin.fields) {
    if (field.fieldKind === "scalar") {
      filled.set(field, field.scalar === ScalarType.STRING ? "seven" : 7);
    }
  }
  return { desc: twin, message };
}
