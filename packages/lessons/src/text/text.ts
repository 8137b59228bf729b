import type { Code as MarkdownCode, RootContent } from "mdast";

/** Markdown, read and not yet drawn. It never becomes HTML. */
export type Text = readonly RootContent[];

/** A code block whose text comes out of a file that a test runs, or stands in a row of tabs. */
export interface CodeBlock {
  readonly language: string | undefined;
  readonly file: string | undefined;
  readonly part: string | undefined;
  readonly tab: string | undefined;
  /** Under which title it, or the row that it begins, is folded away. */
  readonly fold: string | undefined;
  readonly node: MarkdownCode;
}
