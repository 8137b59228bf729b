import { readInput, readInputAs, type InputRead } from "@grpc-playground/wire";
import { readFile } from "node:fs/promises";
import { UsageError, type DecodeOptions } from "./options.ts";
import { reasonOf } from "./schema.ts";

/** Where what is piped in comes from. */
export interface Stdin {
  readonly isTTY: boolean;
  readonly read: () => Promise<Uint8Array>;
}

/** The bytes to decode, and how they were written down. @throws UsageError when there are none to be had. */
export async function readBytes({ source, raw }: DecodeOptions, stdin: Stdin): Promise<InputRead> {
  if (source.kind === "hex" || source.kind === "base64") {
    const read = readInputAs(source.text, source.kind);
    if (read.problem) {
      throw new UsageError(
        `--${source.kind}, at character ${read.problem.at + 1}: ${read.problem.message}`,
      );
    }
    return { ...read, alternatives: [] };
  }
  const bytes = source.kind === "file" ? await fromFile(source.path) : await fromStdin(stdin);
  if (bytes.length === 0) throw new UsageError("There is nothing to decode: the input is empty");
  return raw
    ? { kind: "bytes", bytes, why: "As --raw says.", problem: undefined, alternatives: [] }
    : readInput(bytes);
}

async function fromFile(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    const isHex = /^(?:0x)?[0-9a-f\s]+$/iu.test(path);
    const advice = isHex ? `. For hex write --hex ${path}` : "";
    throw new UsageError(`The input cannot be read: ${reasonOf(error)}${advice}`);
  }
}

function fromStdin(stdin: Stdin): Promise<Uint8Array> {
  if (stdin.isTTY) {
    throw new UsageError(
      "There is nothing to decode: name a file, pipe something in, or give --hex or --base64. " +
        "See grpc-playground decode --help",
    );
  }
  return stdin.read();
}
