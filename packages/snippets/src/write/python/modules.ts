import type { ProtoFile } from "../value.ts";
import { isPythonName, pythonString } from "./literal.ts";

/** Which generated modules a program needs, each under one name. */
export interface Modules {
  /** The name of the module with a file's messages and enums. */
  messages(file: ProtoFile): string;
  /** The name of the module with a file's stubs and servicers. */
  services(file: ProtoFile): string;
  /** The lines that import them and grpc, in the order of PEP 8. */
  lines(): readonly string[];
}

export function createModules(): Modules {
  /** The dotted path of each by its name in the program. */
  const byName = new Map<string, readonly string[]>();

  function nameOf(file: ProtoFile, suffix: string): string {
    const path = modulePath(file, suffix);
    const plain = identifier(path.at(-1) ?? "");
    const isFree = (byName.get(plain) ?? path).join(".") === path.join(".");
    const name = isFree ? plain : identifier(path.join("_"));
    byName.set(name, path);
    return name;
  }

  return {
    messages: (file) => nameOf(file, "_pb2"),
    services: (file) => nameOf(file, "_pb2_grpc"),
    lines() {
      const all = [...byName].map(([name, path]) => ({ name, path, from: path.slice(0, -1) }));
      const plain = all.filter(({ name, path }) => isNamed(name, path));
      const odd = all.filter(({ name, path }) => !isNamed(name, path));
      const installed = importLines(plain.filter(isInstalled));
      const own = importLines(plain.filter((each) => !isInstalled(each)));
      return [
        ...(odd.length > 0 ? ["import importlib", ""] : []),
        "import grpc",
        ...installed,
        ...(own.length + odd.length > 0 ? ["", ...own] : []),
        ...odd.map(
          ({ name, path }) => `${name} = importlib.import_module(${pythonString(path.join("."))})`,
        ),
      ];
    },
  };
}

interface Imported {
  readonly name: string;
  readonly path: readonly string[];
  readonly from: readonly string[];
}

/** Modules that are installed, and not generated beside the program. */
function isInstalled({ from }: Imported): boolean {
  return /^(google|grpc_\w+)$/.test(from[0] ?? "");
}

function importLines(modules: readonly Imported[]): readonly string[] {
  const byFolder = Map.groupBy(modules, ({ from }) => from.join("."));
  return [...byFolder]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([folder, inside]) => {
      const names = inside.map(({ name, path }) => {
        const own = path.at(-1) ?? "";
        return own === name ? name : `${own} as ${name}`;
      });
      names.sort();
      return folder === "" ? names.map((name) => `import ${name}`) : fromImport(folder, names);
    });
}

/** In parentheses, a name a line, where a line would be long (PEP 8). */
function fromImport(folder: string, names: readonly string[]): readonly string[] {
  const line = `from ${folder} import ${names.join(", ")}`;
  if (line.length <= 79) return [line];
  return [`from ${folder} import (`, ...names.map((name) => `    ${name},`), ")"];
}

/** What protoc calls the module of a file: slashes are dots, dashes are underscores. */
function modulePath(file: ProtoFile, suffix: string): readonly string[] {
  const path = file.path.replace(/\.proto$/, "").replaceAll("-", "_");
  const parts = `${path}${suffix}`.split("/");
  // The packages that grpc publishes for its own files are called otherwise, as grpc is the library.
  const [published] = ["health/v1", "reflection/v1alpha", "channelz/v1"].filter((folder) =>
    path.startsWith(`grpc/${folder}/`),
  );
  if (published === undefined) return parts;
  const [, service = "", ...rest] = parts;
  return [`grpc_${service}`, ...rest];
}

/** Whether an `import` can name the module of a file's messages. */
export function isImportable(file: ProtoFile): boolean {
  return modulePath(file, "_pb2").every(isPythonName);
}

function isNamed(name: string, path: readonly string[]): boolean {
  return isPythonName(name) && path.every(isPythonName);
}

function identifier(text: string): string {
  const plain = text.replaceAll(/\W/g, "_");
  return isPythonName(plain) ? plain : `_${plain}`;
}
