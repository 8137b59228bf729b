import { createContext, use } from "react";
import type { MethodName } from "@grpc-playground/lessons";

/** What a lesson's text needs to know of the page that it stands in. */
export interface TextPlaces {
  /** Addresses by what stands for them in code: `grpc`, `http`, `target:plain`. */
  readonly addresses: ReadonlyMap<string, string>;
  readonly hrefOfMethod: (method: MethodName) => string;
  /** The step is from 1. */
  readonly hrefOfLesson: (id: string, step: number) => string;
}

const nowhere: TextPlaces = {
  addresses: new Map(),
  hrefOfMethod: ({ service, method }) => `#/${service}/${method}`,
  hrefOfLesson: (id, step) => `#/learn/${id}/${step}`,
};

export const TextContext = createContext<TextPlaces>(nowhere);

/** Code with the addresses of now in it, and dots for one that is not known yet. */
export function useFilledIn(code: string): string {
  const { addresses } = use(TextContext);
  return code.replaceAll(
    /\{(grpc|http|target:[\w-]+)\}/g,
    (_, name: string) => addresses.get(name) ?? "…",
  );
}
