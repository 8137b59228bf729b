/** A message in plain values, that two decoders can be compared by. */
export interface PlainMessage {
  /** By proto field name, `[full.name]` for an extension. */
  readonly fields: ReadonlyMap<string, Plain>;
  readonly unknown: readonly {
    readonly number: number;
    readonly wireType: number;
    readonly data: readonly number[];
  }[];
}

/** 64-bit integers are bigint, bytes and lists are arrays, maps are by their keys as text. */
export type Plain =
  number | bigint | string | boolean | readonly Plain[] | ReadonlyMap<string, Plain> | PlainMessage;
