import { Refused, type Span } from "../place.ts";
import type { Word } from "../shell/word.ts";

/** What a flag is about, which decides what is said when it is left out. */
export type About = "request" | "schema" | "connection" | "certificates" | "credentials" | "output";

export interface FlagSpec {
  /** Whether the next word is its value. */
  readonly takes: "value" | "nothing";
  readonly about: About;
  /** The name it is looked up by; its own when undefined. */
  readonly as?: string;
}

/** A tool's flags by their names without dashes. */
export type FlagTable = Readonly<Record<string, FlagSpec>>;

/**
 * How a tool takes flags. `go`: Go's flag package, `-x` and `--x` the same and
 * none after the first operand. `pflag`: `--long`, `-s`, clusters, `-s=value`.
 * `curl`: as pflag, but `=` is part of a value.
 */
export type FlagStyle = "go" | "pflag" | "curl";

/** A flag as it was given. */
export interface GivenFlag {
  readonly name: string;
  readonly spec: FlagSpec;
  /** With its dashes, as typed. */
  readonly shown: string;
  /** Empty for a flag that takes none. */
  readonly value: string;
  /** The word that its value stands in. */
  readonly word: Word;
}

export interface Arguments {
  readonly flags: readonly GivenFlag[];
  readonly operands: readonly Word[];
  /** Flags that are not in the table, with their dashes. */
  readonly unknown: readonly string[];
  /** A flag after the operands, where Go's tools no longer look for any. */
  readonly late: string | undefined;
}

/** Sorts the words after a tool's name into flags and operands, of which it takes `most`. */
export function readFlags(
  words: readonly Word[],
  table: FlagTable,
  style: FlagStyle,
  most: number,
): Arguments {
  const flags: GivenFlag[] = [];
  const operands: Word[] = [];
  const unknown: string[] = [];
  /** Operands right after an unknown flag, which may be its value. */
  const doubtful = new Set<Word>();
  let late: string | undefined;
  let isOver = false;

  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (word === undefined) break;
    if (isOver || !/^-./s.test(word.text)) {
      operands.push(word);
      continue;
    }
    if (word.text === "--") {
      isOver = true;
      continue;
    }
    if (operands.length > doubtful.size) late ??= word.text.replace(/=.*$/s, "");
    for (const part of split(word.text, table, style)) {
      const own = Object.hasOwn(table, part.name) ? table[part.name] : undefined;
      if (own === undefined) {
        unknown.push(part.shown);
        const following = words[index + 1];
        if (part.value === undefined && following && !following.text.startsWith("-")) {
          doubtful.add(following);
        }
        continue;
      }
      const given = { name: own.as ?? part.name, spec: own, shown: part.shown };
      if (own.takes === "nothing") {
        flags.push({ ...given, value: part.value ?? "", word });
        continue;
      }
      const holder = part.value === undefined ? words[++index] : word;
      if (holder === undefined) {
        throw new Refused(`${part.shown} needs a value, and the command ends here.`, word);
      }
      flags.push({ ...given, value: part.value ?? holder.text, word: holder });
    }
  }
  const excess = operands.length - most;
  const values = new Set(
    operands.filter((word) => doubtful.has(word)).slice(0, Math.max(0, excess)),
  );
  const kept = operands.filter((word) => !values.has(word));
  return { flags, operands: kept, unknown, late: style === "go" ? late : undefined };
}

interface Part {
  readonly name: string;
  readonly shown: string;
  /** What is joined to it; undefined when nothing is. */
  readonly value: string | undefined;
}

/** The flags that one word holds. */
function split(text: string, table: FlagTable, style: FlagStyle): readonly Part[] {
  const [, dashes = "", name = "", value] = /^(--?)([^=]*)(?:=(.*))?$/s.exec(text) ?? [];
  if (style === "go" || dashes === "--") return [{ name, shown: `${dashes}${name}`, value }];
  const parts: Part[] = [];
  for (let at = 1; at < text.length; at++) {
    const letter = text.charAt(at);
    const rest = text.slice(at + 1);
    const shown = `-${letter}`;
    if (Object.hasOwn(table, letter) && table[letter]?.takes === "value") {
      const joined = style === "pflag" ? rest.replace(/^=/, "") : rest;
      return [...parts, { name: letter, shown, value: rest === "" ? undefined : joined }];
    }
    if (rest.startsWith("=")) return [...parts, { name: letter, shown, value: rest.slice(1) }];
    parts.push({ name: letter, shown, value: undefined });
  }
  return parts;
}

/** The last value given for a flag: it wins. */
export function lastOf(flags: readonly GivenFlag[], name: string): GivenFlag | undefined {
  return flags.findLast((flag) => flag.name === name);
}

/** Whether a switch is on, as Go reads `-x`, `-x=false`, `-x=1`. */
export function isOn(flags: readonly GivenFlag[], name: string): boolean {
  const flag = lastOf(flags, name);
  return flag !== undefined && !/^(0|f|false)$/i.test(flag.value);
}

/** Where a flag and its value stand, for a refusal. */
export function spanOf({ word }: GivenFlag): Span {
  return { from: word.from, to: word.to };
}
