import type { Concept, RpcType } from "@grpc-playground/call";
import { createContext } from "react";

/** What an event of a call is about, or a call as a whole. */
export type Idea = Concept | RpcType;

/** A piece of a text: words, or a term of the glossary as it stands there. */
export interface TermPiece {
  readonly text: string;
  /** The term's name in the glossary. */
  readonly term: string | undefined;
}

/** What finds terms in texts, and tells what they mean. */
export interface TermsReader {
  readonly mark: (text: string) => readonly TermPiece[];
  /** Where the glossary has a term. */
  readonly href: (term: string) => string;
  /** The lesson of an idea: where it is, and what it is called. */
  readonly lessonOf: (idea: Idea) => { readonly href: string; readonly title: string };
  /** Says what a term means, beside the place where it was asked. */
  readonly open: (term: string, at: HTMLElement) => void;
}

/** Undefined until the glossary is loaded, which no call waits for: texts then stand as they are. */
export const TermsContext = createContext<TermsReader | undefined>(undefined);
