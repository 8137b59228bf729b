import { Code } from "@connectrpc/connect";

/** The gRPC name of a code, as people and logs know it: `DEADLINE_EXCEEDED`. */
export function codeName(code: Code): string {
  return names.get(code) ?? `CODE_${code}`;
}

/** The code of a name such as `UNAVAILABLE`, in any case, or of its number. */
export function codeFromName(text: string): Code | undefined {
  return codes.get(text.toUpperCase());
}

const names = new Map(
  Object.entries(Code)
    .filter((entry): entry is [string, Code] => typeof entry[1] === "number")
    .map(([name, code]) => [code, spell(name)]),
);
// gRPC writes it with two Ls.
names.set(Code.Canceled, "CANCELLED");

const codes = new Map(
  [...names].flatMap(([code, name]): [string, Code][] => [
    [name, code],
    [String(code), code],
  ]),
);
codes.set("CANCELED", Code.Canceled);

/** The names of all the codes that a call can fail with. */
export const codeNames: readonly string[] = [...names.values()];

function spell(name: string): string {
  return name.replaceAll(/(?<=[a-z])[A-Z]/g, "_$&").toUpperCase();
}
