import type { Input } from "./shell/read-shell.ts";
import type { Word } from "./shell/word.ts";

/** One run of a tool, ready to be read. */
export interface Invocation {
  /** The tool's own name (for `buf curl` both words). */
  readonly name: Word;
  /** What follows it. */
  readonly words: readonly Word[];
  /** What it reads on standard input, as far as the text shows it. */
  readonly input: Input | undefined;
}
