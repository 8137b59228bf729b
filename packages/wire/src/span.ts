/** A run of bytes, `end` exclusive, counted from the start of the bytes that were given to the parser. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
