import type { DescEnum } from "@bufbuild/protobuf";
import { commentOf } from "../model/comments.ts";
import { typeFacts, type TypeFacts } from "./type-facts.ts";

/** What there is to know of an enum. */
export interface EnumFacts extends TypeFacts {
  /** Whether numbers without a name here are values all the same. */
  readonly open: boolean;
  readonly values: readonly EnumValueFacts[];
}

export interface EnumValueFacts {
  readonly name: string;
  readonly number: number;
  readonly comment: string;
  readonly deprecated: boolean;
  /** The earlier value with the same number, by which this one comes back. */
  readonly aliasOf: string | undefined;
}

/** https://protobuf.dev/programming-guides/enum/ */
export function enumFacts(desc: DescEnum): EnumFacts {
  const first = new Map<number, string>();
  const values = desc.values.map((value) => {
    const aliasOf = first.get(value.number);
    if (aliasOf === undefined) first.set(value.number, value.name);
    const { name, number, deprecated } = value;
    return { name, number, deprecated, comment: commentOf(value), aliasOf };
  });
  return { ...typeFacts(desc), open: desc.open, values };
}
