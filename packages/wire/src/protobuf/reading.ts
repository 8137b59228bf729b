import type { DescMessage, Registry } from "@bufbuild/protobuf";
import type { Span } from "../span.ts";
import type { MessageContent } from "./tree.ts";

/** A message to be read: where its bytes are, and what is known of it. */
export interface MessagePlace {
  readonly schema: DescMessage | undefined;
  readonly span: Span;
  /** Of the field that holds it; empty for the outermost. */
  readonly path: string;
  /** In how many messages it lies. */
  readonly depth: number;
}

/** What all fields of one tree share. */
export interface Reading {
  readonly bytes: Uint8Array;
  readonly registry: Registry | undefined;
  readonly open: (place: MessagePlace, mapEntry?: boolean) => MessageContent;
}
