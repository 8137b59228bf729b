import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { cache, protos, root } from "../paths.ts";
import { type Finished, type Program, runProgram, startProgram } from "../program.ts";

/** A folder as the snippets' `needs` describe it: packages, generated code, the .proto files. */
export interface TypeScriptFolder extends Disposable {
  /** Runs a program in it by Node, which strips the types. */
  run(name: string, program: string, env?: Readonly<Record<string, string>>): Promise<Finished>;
  /** Starts one, which goes on. */
  start(name: string, program: string): Program;
  /** What the compiler, at its strictest, says against all that was run. Nothing is an empty text. */
  typeErrors(): string;
}

const config = {
  compilerOptions: {
    target: "es2024",
    module: "nodenext",
    strict: true,
    noEmit: true,
    erasableSyntaxOnly: true,
    skipLibCheck: true,
    types: ["node"],
    lib: ["es2024", "dom"],
  },
  include: ["*.ts"],
};

export function makeTypeScriptFolder(): TypeScriptFolder {
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "typescript-"));
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  write("package.json", JSON.stringify({ type: "module" }));
  write("tsconfig.json", JSON.stringify(config));
  symlinkSync(join(root, "peers/node_modules"), join(folder, "node_modules"));
  symlinkSync(protos, join(folder, "proto"));
  // A copy: the compiler follows links to where the packages are others.
  cpSync(join(root, "packages/gen/src"), join(folder, "gen"), { recursive: true });
  return {
    run(name, program, env = {}) {
      write(`${name}.ts`, program);
      return runProgram(process.execPath, [join(folder, `${name}.ts`)], { cwd: folder, env });
    },
    start(name, program) {
      write(`${name}.ts`, program);
      return startProgram(process.execPath, [join(folder, `${name}.ts`)], { cwd: folder });
    },
    typeErrors() {
      const manifest = createRequire(import.meta.url).resolve("typescript/package.json");
      const tsc = join(dirname(manifest), "bin/tsc");
      const { stdout, stderr } = spawnSync(process.execPath, [tsc, "-p", folder], {
        encoding: "utf8",
      });
      return stdout + stderr;
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true }),
  };
}
