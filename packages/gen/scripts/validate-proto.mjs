// proto/buf/validate/validate.proto: what protovalidate's rules are written in.
// It is on Buf's own registry only, and not on npm; but its descriptor is, inside
// the library that checks the rules. So it is printed from there, and the print
// is compiled and compared with the descriptor it came from.

import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createFileRegistry, fromBinary, toBinary } from "@bufbuild/protobuf";
import { FileDescriptorProtoSchema, FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { file_buf_validate_validate as file } from "@bufbuild/protovalidate/gen/buf/validate/validate_pb.js";
import { printProto } from "./print-proto.mjs";

const library = resolve(import.meta.dirname, "../node_modules/@bufbuild/protovalidate");
const { version } = JSON.parse(readFileSync(join(library, "package.json"), "utf8"));

/** Where it is in proto/, which is the name that is imported. */
export const path = `${file.name}.proto`;

/** The file's text, not yet formatted. */
export function print() {
  return `// The rules of protovalidate, https://protovalidate.com.
//
// Printed from the descriptor inside @bufbuild/protovalidate ${version} by
// packages/gen/scripts/generate.mjs. Do not edit.
//
// Copyright 2023-2026 Buf Technologies, Inc.
// Licensed under the Apache License, Version 2.0:
// https://www.apache.org/licenses/LICENSE-2.0

${printProto(file)}`;
}

/**
 * Fails unless the file in an image (a FileDescriptorSet, as bytes) is the one
 * in the library, options and all. Source info, which only the image has, is
 * set aside.
 */
export function check(image) {
  const set = fromBinary(FileDescriptorSetSchema, image);
  const printed = createFileRegistry(set).getFile(path)?.proto;
  if (!printed) throw new Error(`${path} is not in the image of proto/`);
  if (!Buffer.from(comparable(printed)).equals(comparable(file.proto))) {
    throw new Error(`${path} as printed is not what the library holds: see print-proto.mjs`);
  }
}

function comparable(proto) {
  const copy = fromBinary(FileDescriptorProtoSchema, toBinary(FileDescriptorProtoSchema, proto));
  copy.sourceCodeInfo = undefined;
  return toBinary(FileDescriptorProtoSchema, copy);
}
