import { buffer } from "node:stream/consumers";
import type { DecodeIo } from "./run-decode.ts";

/** The process's own streams. A reader that has seen enough, as `head` has, ends it without a word. */
export function processIo(): DecodeIo {
  const { stdin, stdout } = process;
  stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
  return {
    stdin: { isTTY: stdin.isTTY, read: async () => new Uint8Array(await buffer(stdin)) },
    print: (text) => stdout.write(text.endsWith("\n") ? text : `${text}\n`),
    printError: (text) => process.stderr.write(`${text}\n`),
    // https://no-color.org
    color: stdout.isTTY && (process.env["NO_COLOR"] ?? "") === "",
    // Some terminals do not know their width, and say 0.
    width: stdout.isTTY && stdout.columns > 0 ? stdout.columns : 120,
  };
}
