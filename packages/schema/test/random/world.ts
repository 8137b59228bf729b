import type { DescFile } from "@bufbuild/protobuf";
import {
  file_google_protobuf_any,
  file_google_protobuf_duration,
  file_google_protobuf_empty,
  file_google_protobuf_field_mask,
  file_google_protobuf_struct,
  file_google_protobuf_timestamp,
  file_google_protobuf_wrappers,
} from "@bufbuild/protobuf/wkt";
import type { EnumPlan, FilePlan, MessagePlan, TypePlan } from "./plan.ts";

/** The types that a field of a random schema can have, so far. */
export interface World {
  readonly messages: MessagePlan[];
  readonly wellKnown: readonly TypePlan[];
}

/** The files of every well-known type that has an editor or a JSON of its own. */
export const wellKnownFiles: readonly DescFile[] = [
  file_google_protobuf_any,
  file_google_protobuf_duration,
  file_google_protobuf_empty,
  file_google_protobuf_field_mask,
  file_google_protobuf_struct,
  file_google_protobuf_timestamp,
  file_google_protobuf_wrappers,
];

export const wellKnownTypes: readonly TypePlan[] = wellKnownFiles.flatMap((file) =>
  file.messages.map(({ typeName }) => ({
    fullName: `.${typeName}`,
    fileName: file.proto.name,
  })),
);

/** Imports a file, unless it is this one. */
export function importInto(file: FilePlan, name: string): void {
  if (name !== file.name) file.imports.add(name);
}

export function enumsOf(file: FilePlan): readonly EnumPlan[] {
  const within = (message: MessagePlan): readonly EnumPlan[] => [
    ...message.enums,
    ...message.nested.flatMap(within),
  ];
  return [...file.enums, ...file.messages.flatMap(within)];
}
