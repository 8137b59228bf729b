import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";

import { fromBinary } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema, type FileDescriptorSet } from "@bufbuild/protobuf/wkt";

/** Files of the package that no compiler takes, and why. All others compile together. */
const broken: Readonly<Record<string, string>> = {
  "google/protobuf/util/json_format_proto3.proto":
    "imports google/protobuf/unittest.proto, which is not in the package",
  "google/protobuf/compiler/ruby/ruby_generated_code.proto":
    "imports a file by its bare name, which is not where that file lies",
  "google/protobuf/compiler/ruby/ruby_generated_code_proto2.proto":
    "imports a file by its bare name, too, and declares the same types as the one before",
  "google/protobuf/compiler/ruby/ruby_generated_pkg_implicit.proto":
    "declares the same type as ruby_generated_pkg_explicit.proto",
};

const { resolve: find } = createRequire(import.meta.url);
const cache = resolve(import.meta.dirname, "../.cache");

/**
 * Everything in the npm package google-proto-files: some 7,200 files with 1,900
 * services and 47,000 messages, with their comments.
 *
 * Compiled by buf when it is first asked for, which takes about a quarter of a
 * minute, and kept in `.cache` for as long as neither the package nor buf changes.
 *
 * @throws Error with what buf printed, when it does not compile
 */
export function googleProtoFiles(): FileDescriptorSet {
  const protos = rootOf("google-proto-files");
  const buf = rootOf("@bufbuild/buf");
  const key = createHash("sha256")
    .update(JSON.stringify([versionOf(protos), versionOf(buf), Object.keys(broken)]))
    .digest("hex");
  const image = join(cache, `google-proto-files-${key.slice(0, 16)}.binpb`);
  if (!existsSync(image)) compile(join(buf, "bin/buf"), protos, image);
  return fromBinary(FileDescriptorSetSchema, readFileSync(image));
}

function compile(buf: string, protos: string, image: string): void {
  mkdirSync(cache, { recursive: true });
  // Whoever else compiles at the same time writes a file of its own; the last one stays.
  const own = `${image}.${process.pid}`;
  execFileSync(
    process.execPath,
    [
      buf,
      "build",
      protos,
      // The package lies below this repository, whose buf.yaml is not about it.
      "--config",
      `{"version":"v2"}`,
      ...Object.keys(broken).flatMap((path) => ["--exclude-path", join(protos, path)]),
      "--as-file-descriptor-set",
      "-o",
      `${own}#format=binpb`,
    ],
    { stdio: ["ignore", "pipe", "pipe"], maxBuffer: 64 << 20 },
  );
  renameSync(own, image);
}

/** The folder of an installed package. */
function rootOf(name: string): string {
  return dirname(find(`${name}/package.json`));
}

function versionOf(root: string): string {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    version: string;
  };
  return version;
}
