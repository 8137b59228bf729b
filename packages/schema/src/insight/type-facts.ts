import type { DescEnum, DescMessage } from "@bufbuild/protobuf";
import { commentOf } from "../model/comments.ts";

/** What a message or enum says of itself. */
export interface TypeFacts {
  readonly typeName: string;
  readonly comment: string;
  readonly deprecated: boolean;
}

export function typeFacts(desc: DescMessage | DescEnum): TypeFacts {
  return { typeName: desc.typeName, comment: commentOf(desc), deprecated: desc.deprecated };
}
