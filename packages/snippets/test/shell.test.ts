import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Refused } from "../src/place.ts";
import { readShell } from "../src/shell/read-shell.ts";
import { ansiStyles, argument, commandLine, posixStyles } from "./quoting.ts";
import { ansiShell, argumentsBy, runBy, shells } from "./real-shell.ts";

/** The arguments of the first command, without its name. */
const words = (line: string) =>
  readShell(`show ${line}`)
    .commands[0]?.words.slice(1)
    .map(({ text }) => text) ?? [];
const refusal = (text: string) => {
  try {
    readShell(text);
  } catch (error) {
    if (error instanceof Refused) return { from: error.at.from, message: error.message };
    throw error;
  }
  return undefined;
};

const inputOf = (script: string) => readShell(script).commands[0]?.input;
/** The text that a command reads; undefined when it reads none that is shown. */
const textOf = (script: string) => {
  const found = inputOf(script);
  return found?.kind === "text" ? found.text.text : undefined;
};

describe("words, held to a real shell", () => {
  test.each(shells)("%s reads the same arguments out of any quoting", (shell) => {
    fc.assert(
      fc.property(commandLine(posixStyles), ({ args, line }) => {
        expect(words(line)).toEqual(args);
        expect(argumentsBy(shell, line)).toEqual(args);
      }),
      { numRuns: 150 },
    );
  });

  test.skipIf(ansiShell === undefined)("$'...' is read as bash does", () => {
    fc.assert(
      fc.property(commandLine(ansiStyles), ({ args, line }) => {
        expect(words(line)).toEqual(args);
        expect(argumentsBy(ansiShell ?? "", line)).toEqual(args);
      }),
      { numRuns: 150 },
    );
  });

  test.each([
    String.raw`a\ b 'c d' "e f"g\"h`,
    String.raw`"a\b\$c\"d\\e" 'a\b' \\ \' "'" '"'`,
    `"two\nlines" 'two\nlines' a\\\nb`,
    `# not a word`,
    `a#b "#" \\# # the rest`,
    `a{b} [c] ~d e=f '' "" x`,
    `"$ " a$ "100$"`,
    `a 2>&1 b 2>/dev/null c`,
    `a;b`,
    `a&&b`,
  ])("%j is read as a shell does", (line) => {
    expect(words(line)).toEqual(argumentsBy(shells[0] ?? "", line.replace(/(;|&&).*$/, "")));
  });

  test.each(shells)("%s reads the same text out of a here-document", (shell) => {
    // ASCII: dash mistakes some bytes of UTF-8 for marks of its own where it expands.
    const line = argument
      .map((text) => text.replaceAll(/[^\t\x20-\x7e]/g, ""))
      .filter((text) => text.trim() !== "EOM");
    fc.assert(
      fc.property(fc.array(line), fc.boolean(), (body, isLiteral) => {
        const raw = body.map((each) => `${each}\n`).join("");
        const escaped = raw.replaceAll(/[$`\\]/g, String.raw`\$&`);
        const script = `cat <<${isLiteral ? "'EOM'" : "EOM"}\n${isLiteral ? raw : escaped}EOM\n`;
        expect(textOf(script)).toBe(raw);
        expect(runBy(shell, script)).toBe(raw);
      }),
      { numRuns: 100 },
    );
  });
});

describe("here-documents", () => {
  test.each([
    ["before the arguments", 'grpcurl <<EOM -d @ x\n{"a":1}\nEOM\nnext', '{"a":1}\n'],
    ["with tabs taken away", "cat <<-EOM\n\t{\n\t\t}\n\tEOM\n", "{\n}\n"],
    ["with Windows' line ends", 'cat <<EOM\r\n{"a":1}\r\nEOM\r\n', '{"a":1}\n'],
    ["with a line that goes on", "cat <<EOM\na\\\nb\nEOM\n", "ab\n"],
    ["as one word", "cat <<< '{\"a\": 1}'", '{"a": 1}\n'],
    ["for what is piped on", "cat <<EOM | jq .\nx\nEOM\n", "x\n"],
    ["for a descriptor by number", "cat 0<<EOM\nx\nEOM\n", "x\n"],
  ])("are read %s", (_, script, text) => expect(textOf(script)).toBe(text));

  test("two of them in a line come one after the other", () => {
    const { commands } = readShell("a <<ONE; b <<TWO\n1\nONE\n2\nTWO\nc");
    const texts = commands.map((each) => (each.input?.kind === "text" ? each.input.text.text : ""));
    expect(texts).toEqual(["1\n", "2\n", ""]);
    expect(commands.map((each) => each.words.map(({ text }) => text))).toEqual([
      ["a"],
      ["b"],
      ["c"],
    ]);
  });

  test("without their last line they take what is there, and say so", () => {
    const open = readShell('cat <<EOM\n{"a":1}');
    expect(open.commands[0]?.input).toMatchObject({ text: { text: '{"a":1}\n' } });
    expect(open.notes).toEqual([expect.stringContaining("everything to the end")]);
    const indented = readShell("cat <<EOM\n  x\n  EOM\nnext");
    expect(indented.commands[0]?.input).toMatchObject({ text: { text: "  x\n" } });
    expect(indented.notes).toEqual([expect.stringContaining("the indented EOM")]);
    expect(indented.commands[1]?.words[0]?.text).toBe("next");
  });

  test("from a file are named, not read", () => {
    expect(inputOf("cat < body.json")).toEqual({ kind: "file", name: "body.json" });
  });
});

describe("nothing is expanded or run", () => {
  test.each([
    ['"Bearer $TOKEN"', "Bearer $TOKEN", ["$TOKEN"]],
    ["$(cat secret)", "$(cat secret)", ["$(cat secret)"]],
    ['"a$(echo ")")b"', 'a$(echo ")")b', ['$(echo ")")']],
    ["`date`", "`date`", ["`date`"]],
    ["${HOME:-x}/$1$?", "${HOME:-x}/$1$?", ["${HOME:-x}", "$1", "$?"]],
    ["$((1 + 2))", "$((1 + 2))", ["$((1 + 2))"]],
    ["'$TOKEN'", "$TOKEN", []],
    [String.raw`"\$TOKEN"`, "$TOKEN", []],
  ])("%s stays as written, and is told of", (line, text, unfilled) => {
    const word = readShell(`show ${line}`).commands[0]?.words[1];
    expect(word?.text).toBe(text);
    expect(word?.unfilled.map((each) => each.text)).toEqual(unfilled);
  });

  test("in a here-document neither, unless its delimiter is quoted", () => {
    const body = '$A "$B"\n';
    const text = { text: body, unfilled: [{ text: "$A" }, { text: "$B" }] };
    expect(inputOf(`cat <<EOM\n${body}EOM\n`)).toMatchObject({ text });
    for (const delimiter of ["'EOM'", "\\EOM"]) {
      const literal = inputOf(`cat <<${delimiter}\n${body}EOM\n`);
      expect(literal).toMatchObject({ text: { text: body, unfilled: [] } });
    }
  });
});

describe("what no shell takes is refused where it stands", () => {
  test.each([
    ["a 'b", 2, "single quote is never closed"],
    ['a "b', 2, "double quote is never closed"],
    ["a $'b", 2, "no closing quote"],
    ["a $(b", 2, "no ) that closes it"],
    ["a ${b", 2, "no } that closes it"],
    ["a `b", 2, "no other one ends it"],
    ["a (b)", 2, "means something to the shell"],
    ["a >", 2, "Nothing follows"],
    ["a \\ \nb", 2, "A space stands after this backslash"],
    [String.raw`a $'\0'`, 4, "NUL"],
    ["a `\n  b", 2, "PowerShell's"],
    ['a "{`"b`"}"', 4, "PowerShell's"],
    ["a ^\n  b", 2, "Windows command prompt"],
    ['a ^"{b}^"', 2, "Windows command prompt"],
  ])("%j", (text, from, words_) => {
    expect(refusal(text)).toEqual({ from, message: expect.stringContaining(words_) });
  });
});

test("a text of any kind is read or refused, and never more", () => {
  const unit = fc.constantFrom(...Array.from("a '\"\\$`({)}<>|&;#\n\r\t^"));
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      const { from = 0, message = "read" } = refusal(text) ?? {};
      expect(message).not.toBe("");
      expect(from).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 2000 },
  );
});
