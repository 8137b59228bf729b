import type { ViewName } from "../acts/act.ts";
import type { MethodName } from "../method-name.ts";
import type { CallEvidence } from "./evidence.ts";
import type { Measure } from "./measures.ts";

/** Something that holds for a call, or does not. */
export interface Condition {
  /** In words, as a statement about the call: `the call ended with OK`. */
  readonly words: string;
  /** Cheap enough to be asked once a frame while a long stream runs: it looks at a bounded part of the log. */
  readonly holds: (call: CallEvidence) => boolean;
}

/** What has to hold for one call, all at once. */
export interface CallCheck {
  /** Undefined: any. */
  readonly method: MethodName | undefined;
  readonly conditions: readonly Condition[];
}

/** A measure of one of the check's calls, by its place from 0, or a plain number. */
export type Operand =
  | { readonly kind: "measure"; readonly call: number; readonly measure: Measure }
  | { readonly kind: "number"; readonly value: number };

export type Comparator = "<" | ">" | "=";

export interface Comparison {
  readonly left: Operand;
  readonly comparator: Comparator;
  readonly right: Operand;
}

/** What has to be answered: one of some texts, or a measure of the newest call. */
export type ExpectedAnswer =
  | { readonly kind: "texts"; readonly texts: readonly string[] }
  | {
      readonly kind: "measure";
      readonly measure: Measure;
      readonly method: MethodName | undefined;
    };

/** What a step asks for: all of it has to hold. */
export interface Check {
  /** Has to hold for some call. Undefined where nothing is asked of one call. */
  readonly call: CallCheck | undefined;
  /** Have to hold for different calls, begun in this order. */
  readonly calls: readonly CallCheck[];
  /** Of those calls. */
  readonly compare: readonly Comparison[];
  readonly viewed: readonly ViewName[];
  readonly answer: ExpectedAnswer | undefined;
}
