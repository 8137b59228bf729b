import type { SnippetWriter } from "./snippet.ts";

/** Every tool and library that a call can be written for, in the order in which they are offered. */
export const writers: readonly SnippetWriter[] = [];
