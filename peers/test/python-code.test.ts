import { join } from "node:path";
import { expect, test } from "vitest";
import { describePeers } from "../support/describe-peers.ts";
import { root } from "../support/paths.ts";
import { runProgram } from "../support/program.ts";

describePeers(["python"], "the Python that the page shows", () => {
  test("is what grpcio-tools makes of proto/ now", async () => {
    const script = join(root, "packages/python-code/scripts/generate.mjs");
    expect(await runProgram(process.execPath, [script, "--check"])).toEqual({
      code: 0,
      stdout: "",
      stderr: "",
    });
  });
});
