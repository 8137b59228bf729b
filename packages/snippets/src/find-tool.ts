import type { Invocation } from "./invocation.ts";
import { Refused } from "./place.ts";
import type { Tool } from "./request.ts";
import type { Input, ShellScript, SimpleCommand } from "./shell/read-shell.ts";
import type { Word } from "./shell/word.ts";

/** A tool that is run in a script, with what had to be passed over to find it. */
export interface Found extends Invocation {
  readonly tool: Tool;
  readonly notes: readonly string[];
}

/** Finds the first run of a tool that is read here. Throws Refused when there is none. */
export function findTool(text: string, { commands }: ShellScript): Found {
  let bare: Found | undefined;
  for (const [index, command] of commands.entries()) {
    const at = command.words.findIndex((_, place) => toolAt(command.words, place) !== undefined);
    const name = command.words[at];
    const tool = toolAt(command.words, at);
    if (name === undefined || tool === undefined) continue;
    const before = commands[index - 1];
    const feeds = before?.isPiped === true ? outputOf(before) : undefined;
    const found: Found = {
      tool,
      name,
      words: command.words.slice(at + (tool === "buf curl" ? 2 : 1)),
      input: command.input ?? feeds,
      notes: passedOver(commands, index, command.words.slice(0, at)),
    };
    if (found.words.length > 0) return found;
    // Nothing follows the name: `brew install grpcurl`, copied along with what comes after.
    bare ??= found;
  }
  if (bare) return bare;
  const [first] = commands[0]?.words ?? [];
  if (first === undefined) {
    throw new Refused("Paste a grpcurl, buf curl or curl command.", { from: 0, to: text.length });
  }
  const message = `"${shorten(first.text)}" is not a tool that can be read here. Paste a command of grpcurl, buf curl or curl.`;
  throw new Refused(message, first);
}

/** What a word names: plain, with a path, as a program of Windows, as an image or a module with a version. */
function plainName(word: Word | undefined): string | undefined {
  return word?.text
    .replace(/^.*[/\\]/s, "")
    .replace(/[:@].*$/s, "")
    .replace(/\.exe$/i, "");
}

/** The tool that begins at a word. */
function toolAt(words: readonly Word[], at: number): Tool | undefined {
  const name = plainName(words[at]);
  if (name === "grpcurl" || name === "curl") return name;
  return name === "buf" && words[at + 1]?.text === "curl" ? "buf curl" : undefined;
}

/** What a command prints, where the text itself shows it: a `cat` of a here-document, an `echo` of words, envelopes. */
function outputOf({ words, input }: SimpleCommand): Input | undefined {
  const [name, ...rest] = words;
  if (name?.text === "cat") {
    const [file] = rest;
    if (file === undefined || file.text === "-") return input;
    return { kind: "file", name: file.text };
  }
  if (name?.text === "printf") return envelopesOf(name, rest);
  if (name?.text !== "echo") return undefined;
  const said = rest.filter(({ text }, index) => index > 0 || text !== "-n");
  const unfilled = said.flatMap((word) => word.unfilled);
  const text = said.map((word) => word.text).join(" ");
  return {
    kind: "text",
    text: { text, unfilled, from: name.from, to: rest.at(-1)?.to ?? name.to },
  };
}

/** The messages of a `printf` that puts the five bytes of a Connect envelope before each. */
function envelopesOf(name: Word, [format, ...messages]: readonly Word[]): Input | undefined {
  if (!/^((\\[0-3]?[0-7]{1,2}){5}%s)+$/.test(format?.text ?? "")) return undefined;
  const unfilled = messages.flatMap((word) => word.unfilled);
  const text = messages.map((word) => word.text).join("\n");
  return {
    kind: "text",
    text: { text, unfilled, from: name.from, to: messages.at(-1)?.to ?? name.to },
  };
}

function passedOver(
  commands: readonly SimpleCommand[],
  index: number,
  words: readonly Word[],
): readonly string[] {
  // A prompt that was copied along is nothing to speak of.
  const wrapper = words.map(({ text }) => text).filter((text) => !/^[$%]$/.test(text));
  const isFed = commands[index - 1]?.isPiped === true;
  const others = commands.length - 1 - (isFed ? 1 : 0);
  const notes: string[] = [];
  if (wrapper.length > 0) {
    // By their first words alone: an assignment may hold a secret.
    const names = wrapper.map((text) => text.replace(/=.*$/s, "=…")).join(" ");
    notes.push(`Left out: ${shorten(names)}, which stands before the tool's name.`);
  }
  if (others > 0) {
    const what = others === 1 ? "another command" : `${others} other commands`;
    notes.push(`Left out: ${what} beside this one.`);
  }
  return notes;
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
