import type { About, Arguments } from "./read-flags.ts";

const reasons: Readonly<Partial<Record<About, string>>> = {
  schema: "the methods come from the target",
  connection: "the playground makes the connection in its own way",
  certificates:
    "the playground takes certificates that this machine trusts, and offers none of its own",
  credentials: "type them as metadata if the call needs them",
};

const list = new Intl.ListFormat("en-GB");

/** Sentences on the flags that do not go along, grouped by why. Flags on output go unsaid. */
export function leftOut({ flags, unknown, late }: Arguments): readonly string[] {
  const notes: string[] = [];
  for (const [about, reason] of Object.entries(reasons)) {
    const names = new Set(flags.filter(({ spec }) => spec.about === about).map(named));
    if (names.size > 0) notes.push(`Left out: ${list.format(names)}, since ${reason}.`);
  }
  if (unknown.length > 0) {
    notes.push(`Left out, as it is not known here: ${list.format(new Set(unknown))}.`);
  }
  if (late !== undefined) {
    notes.push(
      `The tool itself takes flags before the address only. ${late} and what follows were read all the same.`,
    );
  }
  return notes;
}

function named({ shown }: { readonly shown: string }): string {
  return shown;
}
