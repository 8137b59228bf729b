import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { cache, protos, root } from "../paths.ts";
import { peers } from "../peers.ts";
import { type Finished, type Program, runProgram, startProgram } from "../program.ts";

/** Many programs of Go in one, since each would take seconds to link. */
export interface GoProgram extends Disposable {
  /** Runs one of them by its index. */
  run(index: number): Promise<Finished>;
  /** Starts one, which goes on. */
  start(index: number): Program;
}

const module = "example.com/you";

/**
 * Generates the code of .proto files as the snippets' `needs` say, and builds the
 * programs together.
 *
 * @param programs Whole programs: each has a `main`, and may have a `run` or a `server`.
 * @param files Names of .proto files below proto/.
 * @throws With all that the compiler said.
 */
export function buildGoPrograms(programs: readonly string[], files: readonly string[]): GoProgram {
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "go-"));
  const program: GoProgram = {
    run: (index) => runProgram(join(folder, "all"), [String(index)]),
    start: (index) => startProgram(join(folder, "all"), [String(index)]),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true }),
  };
  try {
    build(folder, programs, files);
    return program;
  } catch (error) {
    program[Symbol.dispose]();
    throw error;
  }
}

function build(folder: string, programs: readonly string[], files: readonly string[]): void {
  const text = readFileSync(join(root, "peers/servers/go/go.mod"), "utf8");
  writeFileSync(join(folder, "go.mod"), text.replace(/^module .*$/m, `module ${module}`));
  copyFileSync(join(root, "peers/servers/go/go.sum"), join(folder, "go.sum"));
  generate(folder, files);
  // Imports are a file's own in Go, functions are the package's.
  for (const [index, program] of programs.entries()) {
    const renamed = program
      .replace("func main() {", `func main${index}() {`)
      .replace("func run() error {", `func run${index}() error {`)
      .replace("err := run();", `err := run${index}();`)
      .replaceAll(/(type |\*|&)server\b/g, `$1server${index}`);
    writeFileSync(join(folder, `program${index}.go`), renamed);
  }
  const cases = programs.map((_, index) => `\tcase "${index}":\n\t\tmain${index}()\n`).join("");
  const chosen = `package main\n\nimport "os"\n\nfunc main() {\n\tswitch os.Args[1] {\n${cases}\t}\n}\n`;
  writeFileSync(join(folder, "main.go"), chosen);
  execute("go", ["-C", folder, "build", "-mod=mod", "-buildvcs=false", "-o", "all", "."]);
}

/** By the protoc of grpcio-tools; any would do. */
function generate(folder: string, files: readonly string[]): void {
  const { command: python = "" } = peers.python;
  const options = files.flatMap((file) => {
    const path = file.includes("/") ? file.replace(/\/[^/]*$/, "") : file.replace(/\.proto$/, "");
    return ["go_opt", "go-grpc_opt"].map((name) => `--${name}=M${file}=${module}/gen/${path}`);
  });
  const out = ["go", "go-grpc"].flatMap((name) => [
    `--${name}_out=${folder}`,
    `--${name}_opt=module=${module}`,
  ]);
  const path = [join(cache, "bin"), process.env["PATH"]].join(delimiter);
  const args = ["-m", "grpc_tools.protoc", "-I", protos, ...out, ...options, ...files];
  execute(python, args, { ...process.env, PATH: path });
}

function execute(command: string, args: readonly string[], env = process.env): void {
  const { status, stdout, stderr, error } = spawnSync(command, args, { env, encoding: "utf8" });
  if (status !== 0) throw new Error(error?.message ?? `${command} failed:\n${stdout}${stderr}`);
}
