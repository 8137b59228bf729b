/**
 * A text that a regular expression matches, for the ones that people write in
 * rules: literals, classes, groups, alternatives (the first), repetitions (the
 * fewest, but one of `*`). Undefined for what it does not understand; whoever asks checks
 * what comes.
 */
export function samplePattern(pattern: string): string | undefined {
  const reader: Reader = { text: pattern.replace(/^\(\?[a-z]+\)/, ""), at: 0, depth: 0 };
  try {
    const sample = readAlternatives(reader);
    return reader.at < reader.text.length ? undefined : sample;
  } catch (error) {
    if (error instanceof NotUnderstood) return undefined;
    throw error;
  }
}

class NotUnderstood extends Error {}

interface Reader {
  readonly text: string;
  at: number;
  /** How many groups are open. */
  depth: number;
}

/** Nobody writes more groups inside of one another. */
const deepest = 100;

/** No sample is longer: `{1,1000000}` asks for more than anybody wants to read. */
const longest = 1000;

function readAlternatives(reader: Reader): string {
  const first = readSequence(reader);
  while (reader.text[reader.at] === "|") {
    reader.at++;
    readSequence(reader);
  }
  return first;
}

function readSequence(reader: Reader): string {
  let sample = "";
  while (reader.at < reader.text.length && !"|)".includes(reader.text[reader.at] ?? "")) {
    const one = readAtom(reader);
    const times = readRepetition(reader);
    // Nothing, infinitely often, is not a number.
    if (!(sample.length + one.length * times <= longest)) throw new NotUnderstood();
    sample += one.repeat(times);
  }
  return sample;
}

function readAtom(reader: Reader): string {
  const char = next(reader);
  switch (char) {
    case "^":
    case "$":
      return "";
    case ".":
      return "a";
    case "(":
      return readGroup(reader);
    case "[":
      return readClass(reader);
    case "\\":
      return readEscape(reader);
    case "*":
    case "+":
    case "?":
      throw new NotUnderstood();
    default:
      return char;
  }
}

function readGroup(reader: Reader): string {
  const opening = /^\?(?::|P?<\w+>)/.exec(reader.text.slice(reader.at));
  if (opening) reader.at += opening[0].length;
  else if (reader.text[reader.at] === "?") throw new NotUnderstood();
  if (++reader.depth > deepest) throw new NotUnderstood();
  const inner = readAlternatives(reader);
  reader.depth--;
  if (next(reader) !== ")") throw new NotUnderstood();
  return inner;
}

/** A class's first member; of a negated one, a letter or digit that is not in it. */
function readClass(reader: Reader): string {
  const start = reader.at - 1;
  for (let isFirst = true; ; isFirst = false) {
    const char = next(reader);
    if (char === "\\") next(reader);
    if (char === "^" && isFirst) isFirst = false;
    else if (char === "]" && !isFirst) break;
  }
  const matcher = compile(reader.text.slice(start, reader.at));
  const found = [...preferred, ...printable].find((each) => matcher.test(each));
  if (found === undefined) throw new NotUnderstood();
  return found;
}

/** Escapes that stand for several characters give one of them; any other gives itself. */
function readEscape(reader: Reader): string {
  const char = next(reader);
  if (char in escaped) return escaped[char] ?? "";
  if (/[a-z0-9]/i.test(char)) throw new NotUnderstood();
  return char;
}

const escaped: Readonly<Record<string, string>> = {
  d: "1",
  w: "a",
  s: " ",
  D: "a",
  W: "-",
  S: "a",
  b: "",
  A: "",
  z: "",
  t: "\t",
  n: "\n",
  r: "\r",
};

const preferred = ["a", "A", "1", " ", "-", "_", ".", "+", "@", "/"];
const printable = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));

function readRepetition(reader: Reader): number {
  const found = /^(?:[*+?]|\{(\d+)(?:,\d*)?\})[?+]?/.exec(reader.text.slice(reader.at));
  if (!found) return 1;
  reader.at += found[0].length;
  if (found[1] !== undefined) return Number(found[1]);
  return found[0].startsWith("?") ? 0 : 1;
}

function compile(source: string): RegExp {
  try {
    return new RegExp(source, "u");
  } catch {
    throw new NotUnderstood();
  }
}

function next(reader: Reader): string {
  const char = reader.text[reader.at++];
  if (char === undefined) throw new NotUnderstood();
  return char;
}
