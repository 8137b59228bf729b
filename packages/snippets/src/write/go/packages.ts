import type { ProtoFile } from "../value.ts";
import { goString } from "./literal.ts";

/** The packages of a program, each under a name of its own. */
export interface Packages {
  /** The name of a package of Go or of a library, by its import path: `context`. */
  use(path: string): string;
  /** The name of the package with a file's generated code. */
  of(file: ProtoFile): string;
  /** The import declaration, with a line end. */
  print(): string;
}

/** Where generated code is taken to be, unless its file says so. */
export const placeholder = "example.com/you/gen";

/** @param own The file that the program is about: its package is called `pb`. */
export function createPackages(own: ProtoFile): Packages {
  const ownPath = importPath(own);
  const names = new Map<string, string>();
  const taken = new Set<string>();

  function named(path: string, wanted: string): string {
    const known = names.get(path);
    if (known !== undefined) return known;
    let name = wanted;
    for (let count = 2; taken.has(name); count += 1) name = `${wanted}${count}`;
    taken.add(name);
    names.set(path, name);
    return name;
  }

  return {
    use: (path) => named(path, path.slice(path.lastIndexOf("/") + 1)),
    of(file) {
      const path = importPath(file);
      return named(path, path === ownPath ? "pb" : packageName(path));
    },
    print() {
      const lines = [...names].map(([path, name]) => ({ path, name }));
      const groups = [
        lines.filter(({ path }) => !path.includes(".")),
        lines.filter(({ path }) => path.startsWith("google.golang.org/")),
        lines.filter(({ path }) => path.includes(".") && !path.startsWith("google.golang.org/")),
      ];
      const blocks = groups
        .filter((group) => group.length > 0)
        .map((group) =>
          group
            .toSorted((a, b) => (a.path < b.path ? -1 : 1))
            .map(({ path, name }) => {
              const isPlain = path.slice(path.lastIndexOf("/") + 1) === name;
              // A server's reflection may call a file anything, and that must not become code.
              return `\t${isPlain ? "" : `${name} `}${goString(path)}\n`;
            })
            .join(""),
        );
      return `import (\n${blocks.join("\n")})\n`;
    },
  };
}

const known =
  /^google\/protobuf\/(any|duration|empty|field_mask|struct|timestamp|wrappers)\.proto$/u;

/** Where the code of a file is: in protobuf's own module, where `go_package` says, or below the placeholder. */
export function importPath({ path, goPackage }: ProtoFile): string {
  const [, name] = known.exec(path) ?? [];
  if (name !== undefined) {
    return `google.golang.org/protobuf/types/known/${name.replace("_", "")}pb`;
  }
  if (goPackage !== undefined) return goPackage.replace(/;.*$/u, "");
  const slash = path.lastIndexOf("/");
  return `${placeholder}/${slash < 0 ? path.replace(/\.proto$/u, "") : path.slice(0, slash)}`;
}

/** `playgroundpb` for `example.com/you/gen/playground/v1`. */
function packageName(path: string): string {
  const parts = path.split("/").filter((part) => !/^v\d\w*$/u.test(part));
  const last = (parts.at(-1) ?? "").replaceAll(/\W/gu, "").toLowerCase();
  return last.endsWith("pb") ? last : `${last}pb`;
}
