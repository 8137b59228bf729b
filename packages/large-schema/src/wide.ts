import { create } from "@bufbuild/protobuf";
import {
  FieldDescriptorProto_Label as Label,
  FieldDescriptorProto_Type as Type,
  FileDescriptorProtoSchema,
  type FileDescriptorProto,
} from "@bufbuild/protobuf/wkt";

/** Numbers of fields in google/protobuf/descriptor.proto, of which the paths of comments are made. */
const inFile = { message: 4, field: 2 };

const scalar = (name: string, number: number, type: Type) => ({
  name,
  number,
  type,
  label: Label.OPTIONAL,
});

/** The kinds of fields, in turns: what real messages have, most of it texts and numbers. */
const kinds = [
  { name: "title", type: Type.STRING },
  { name: "count", type: Type.INT32 },
  { name: "owner", type: Type.STRING },
  { name: "size", type: Type.INT64 },
  { name: "state", type: Type.ENUM, typeName: ".large.v1.State" },
  { name: "is_shared", type: Type.BOOL },
  { name: "ratio", type: Type.DOUBLE },
  { name: "labels", type: Type.STRING, label: Label.REPEATED },
  { name: "content", type: Type.BYTES },
  { name: "place", type: Type.MESSAGE, typeName: ".large.v1.Place" },
];

/**
 * A file with `service large.v1.Forms { rpc Fill(Wide) returns (Wide); }`, whose
 * message has `count` fields, each with a comment: `title_0`, `count_1` and so on.
 */
export function wideMessage(count: number): FileDescriptorProto {
  const fields = Array.from({ length: count / kinds.length }, () => kinds).flat();
  return create(FileDescriptorProtoSchema, {
    name: "large/v1/forms.proto",
    package: "large.v1",
    syntax: "proto3",
    messageType: [
      {
        name: "Wide",
        field: fields.map((kind, index) => ({
          label: Label.OPTIONAL,
          ...kind,
          name: `${kind.name}_${index}`,
          number: index + 1,
        })),
      },
      {
        name: "Place",
        field: [
          scalar("city", 1, Type.STRING),
          scalar("latitude", 2, Type.DOUBLE),
          scalar("longitude", 3, Type.DOUBLE),
        ],
      },
    ],
    enumType: [
      {
        name: "State",
        value: ["STATE_UNSPECIFIED", "OPEN", "CLOSED"].map((name, number) => ({ name, number })),
      },
    ],
    service: [
      {
        name: "Forms",
        method: [{ name: "Fill", inputType: ".large.v1.Wide", outputType: ".large.v1.Wide" }],
      },
    ],
    sourceCodeInfo: {
      location: fields.map((_, index) => ({
        path: [inFile.message, 0, inFile.field, index],
        span: [index, 0, 1],
        leadingComments: ` What field number ${index + 1} is for, in about as many words as a comment has.\n`,
      })),
    },
  });
}

/** A file with `count` services `large.v1.Service0`, `large.v1.Service1`, ... of five methods each. */
export function manyServices(count: number): FileDescriptorProto {
  return create(FileDescriptorProtoSchema, {
    name: "large/v1/services.proto",
    package: "large.v1",
    syntax: "proto3",
    messageType: [{ name: "Nothing" }],
    service: Array.from({ length: count }, (_, index) => ({
      name: `Service${index}`,
      method: ["Create", "Read", "Update", "Delete", "List"].map((verb) => ({
        name: `${verb}${index}`,
        inputType: ".large.v1.Nothing",
        outputType: ".large.v1.Nothing",
      })),
    })),
  });
}
