import { create, toBinary } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { file_recommendations } from "@grpc-playground/gen/recommendations_pb";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.ts";
import { scratch } from "./scratch.ts";

export interface Python {
  readonly command: string;
  /** Of Python and of grpcio. */
  readonly version: string;
}

const question =
  "import platform, grpc, google.protobuf; print(platform.python_version(), grpc.__version__)";

/**
 * A Python that has grpcio: the one that PYTHON names, the peers' own
 * (scripts/install-peers.mjs), or one on the PATH.
 */
export function findPython(): Python | undefined {
  const named = process.env.PYTHON;
  const places = [
    ...(named === undefined ? [] : [named]),
    join(root, ".cache/peers/venv/bin/python"),
    "python3",
  ];
  for (const command of places) {
    const { status, stdout } = spawnSync(command, ["-c", question], {
      encoding: "utf8",
      timeout: 20_000,
    });
    const [python, grpcio] = stdout?.trim().split(" ") ?? [];
    if (status === 0) return { command, version: `Python ${python}, grpcio ${grpcio}` };
  }
  return undefined;
}

/** What a row says that needs it and has none. */
export const noPython = "no Python with grpcio (scripts/install-peers.mjs makes one)";

/** Writes recommendations.proto for the Python contenders, compiled; they load it at run time. */
export function writeDescriptors(): string {
  const path = scratch("descriptors.binpb");
  const set = create(FileDescriptorSetSchema, { file: [file_recommendations.proto] });
  writeFileSync(path, toBinary(FileDescriptorSetSchema, set));
  return path;
}
