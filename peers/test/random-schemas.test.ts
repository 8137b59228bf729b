import { toBinary } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { arbitrarySchema } from "@grpc-playground/schema/test-support";
import * as fc from "fast-check";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describePeers } from "../support/describe-peers.ts";
import { runProgram } from "../support/program.ts";

describePeers(["python"], "protoc checks the schemas that the form is tested with", (python) => {
  let folder: string;
  beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), "random-schemas-"))));
  afterAll(() => rm(folder, { recursive: true }));

  it("takes forty random ones for valid", async () => {
    const schemas = fc.sample(arbitrarySchema, { numRuns: 40, seed: 2026 });
    for (const { set } of schemas) {
      const path = join(folder, "set.binpb");
      await writeFile(path, toBinary(FileDescriptorSetSchema, set));
      const own = set.file.map(({ name }) => name).filter((name) => name.startsWith("random"));
      const paths = [`--descriptor_set_in=${path}`, `--descriptor_set_out=${path}.out`];
      const args = ["-m", "grpc_tools.protoc", ...paths, ...own];
      const { code, stderr } = await runProgram(python, args);
      expect({ code, stderr }).toMatchObject({ code: 0 });
    }
  }, 120_000);
});
