import type { CodeLanguage } from "../coloured.ts";

/** A piece of generated code that is worth pointing at. */
export interface Part {
  /** What it is, such as `Stub`. */
  readonly title: string;
  /** What it is for. Backticks make code of a name. */
  readonly text: string;
  readonly code: string;
  /** The file that it stands in. */
  readonly file: string;
}

/** A generated file, whole. */
export interface WholeFile {
  readonly name: string;
  readonly content: string;
}

/** What a generator made for a method. */
export interface Generated {
  readonly language: CodeLanguage;
  /** Which generator, in a word or two. */
  readonly generator: string;
  readonly parts: readonly Part[];
  readonly files: readonly WholeFile[];
}
