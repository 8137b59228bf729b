// Writes packages/python-code/generated: what `python -m grpc_tools.protoc` makes
// of the files that the playground serves. Needs the Python of the peers
// (scripts/install-peers.mjs), whose grpcio-tools is pinned in
// peers/requirements.txt; a test of the peers says when the content is stale.
//
//   node scripts/generate.mjs           write them
//   node scripts/generate.mjs --check   fail when they are not what proto/ gives

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve, sep } from "node:path";

const root = resolve(import.meta.dirname, "../../..");
const generated = resolve(import.meta.dirname, "../generated");
const protos = join(root, "proto");
const venv = join(root, ".cache/peers/venv");
const python = join(venv, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");

/** Those that come with packages of their own are not the playground's to show. */
const foreign = ["buf/", "google/"];

function generate(out) {
  if (!existsSync(python)) {
    throw new Error("the peers' Python is not installed: node scripts/install-peers.mjs");
  }
  const names = readdirSync(protos, { recursive: true })
    .map((path) => path.split(sep).join("/"))
    .filter((path) => path.endsWith(".proto") && !foreign.some((start) => path.startsWith(start)));
  mkdirSync(out, { recursive: true });
  const outputs = ["python_out", "pyi_out", "grpc_python_out"].map((name) => `--${name}=${out}`);
  const args = ["-m", "grpc_tools.protoc", "-I", protos, ...outputs, ...names.toSorted()];
  const { status, stdout, stderr } = spawnSync(python, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`grpc_tools.protoc failed:\n${stdout}${stderr}`);
}

function filesIn(folder) {
  if (!existsSync(folder)) return new Map();
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(folder, path), readFileSync(path, "utf8")]),
  );
}

function check() {
  const fresh = mkdtempSync(join(tmpdir(), "grpc-playground-python-"));
  try {
    generate(fresh);
    const want = filesIn(fresh);
    const have = filesIn(generated);
    const stale = [...new Set([...want.keys(), ...have.keys()])].filter(
      (path) => want.get(path) !== have.get(path),
    );
    if (stale.length === 0) return;
    console.error(
      "packages/python-code/generated is not what proto/ gives. " +
        "Run pnpm --filter @grpc-playground/python-code run generate.",
    );
    for (const path of stale) console.error(`  ${path}`);
    process.exitCode = 1;
  } finally {
    rmSync(fresh, { recursive: true });
  }
}

if (process.argv.includes("--check")) {
  check();
} else {
  rmSync(generated, { recursive: true, force: true });
  generate(generated);
}
