import { textLiteral } from "./literal.ts";

/** The imports of a module, each under a name that nothing else in it has. */
export interface Imports {
  /** The name to use for `name` of `module`; another than `name` where that is taken. */
  use(module: string, name: string): string;
  /** The import statements, packages first, each with a line end. */
  print(): string;
}

/** @param taken Names that the module has for itself. */
export function createImports(taken: readonly string[]): Imports {
  const names = new Set(taken);
  const modules = new Map<string, Map<string, string>>();
  return {
    use(module, name) {
      const members = modules.get(module) ?? new Map<string, string>();
      modules.set(module, members);
      const known = members.get(name);
      if (known !== undefined) return known;
      let local = name;
      for (let count = 2; names.has(local); count += 1) local = `${name}${count}`;
      names.add(local);
      members.set(name, local);
      return local;
    },
    print() {
      return [...modules]
        .toSorted(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
        .map(([module, members]) => {
          const list = [...members]
            .toSorted(([a], [b]) => (a < b ? -1 : 1))
            .map(([name, local]) => (name === local ? name : `${name} as ${local}`));
          // A server's reflection may call a file anything, and that must not become code.
          const from = textLiteral(module);
          const line = `import { ${list.join(", ")} } from ${from};\n`;
          if (line.length <= 100) return line;
          return `import {\n${list.map((name) => `  ${name},\n`).join("")}} from ${from};\n`;
        })
        .join("");
    },
  };
}

function rank(module: string): number {
  return module.startsWith(".") ? 1 : 0;
}
