import type { DescEnum, ScalarType } from "@bufbuild/protobuf";
import type { Span } from "../span.ts";
import { valueText } from "./scalars.ts";
import type { PackedContent, PackedElement, WireProblem } from "./tree.ts";
import { wireTypeOf } from "./wire-types.ts";

/** Of so many elements, the place of the first is kept, so that a later one is soon found. */
const stride = 4096;

interface Counted {
  readonly count: number;
  readonly problem: WireProblem | undefined;
  /** Where every element begins whose index is a multiple of `stride`. */
  readonly marks: readonly number[];
}

/**
 * A packed list. Its bytes are gone over once, when the first of its
 * properties is asked for, and no object is made for any element until asked.
 */
export class PackedList implements PackedContent {
  readonly kind = "packed";
  readonly scalar: ScalarType | undefined;
  readonly enum: DescEnum | undefined;
  readonly #bytes: Uint8Array;
  readonly #span: Span;
  /** Bytes of an element; 0 for varints. */
  readonly #size: 0 | 4 | 8;
  #known: Counted | undefined;

  constructor(
    bytes: Uint8Array,
    span: Span,
    type: { readonly scalar: ScalarType | undefined; readonly enum: DescEnum | undefined },
  ) {
    this.#bytes = bytes;
    this.#span = span;
    this.scalar = type.scalar;
    this.enum = type.enum;
    const wireType = type.scalar === undefined ? 0 : wireTypeOf(type.scalar);
    this.#size = wireType === 1 ? 8 : wireType === 5 ? 4 : 0;
  }

  get count(): number {
    return this.#counted().count;
  }

  get problem(): WireProblem | undefined {
    return this.#counted().problem;
  }

  elements(from: number, limit: number): readonly PackedElement[] {
    const { count, marks } = this.#counted();
    const first = Math.max(0, Math.floor(from));
    const last = Math.min(count, first + limit);
    if (first >= last) return [];
    let at = this.#size > 0 ? this.#span.start + first * this.#size : this.#start(first, marks);
    return Array.from({ length: last - first }, (_, place) => {
      const span = { start: at, end: this.#endOf(at) };
      at = span.end;
      return { index: first + place, span, text: valueText(this.#bytes, span, this) };
    });
  }

  elementAt(offset: number): PackedElement | undefined {
    if (offset < this.#span.start || offset >= this.#span.end) return undefined;
    if (this.#size > 0) {
      return this.elements(Math.floor((offset - this.#span.start) / this.#size), 1)[0];
    }
    const { count, marks } = this.#counted();
    let index = Math.max(0, lastAtMost(marks, offset)) * stride;
    for (let at = this.#start(index, marks); index < count; index++) {
      at = this.#endOf(at);
      if (at > offset) return this.elements(index, 1)[0];
    }
    return undefined; // Behind a problem.
  }

  #start(index: number, marks: readonly number[]): number {
    let at = marks[Math.floor(index / stride)] ?? this.#span.start;
    for (let rest = index % stride; rest > 0; rest--) at = this.#endOf(at);
    return at;
  }

  #endOf(start: number): number {
    if (this.#size > 0) return start + this.#size;
    let at = start;
    while ((this.#bytes[at] ?? 0) >= 0x80) at++;
    return at + 1;
  }

  #counted(): Counted {
    this.#known ??= this.#size > 0 ? this.#countFixed(this.#size) : this.#countVarints();
    return this.#known;
  }

  #countFixed(size: number): Counted {
    const { start, end } = this.#span;
    const count = Math.floor((end - start) / size);
    const left = (end - start) % size;
    const message = `Each value takes ${size} bytes, and of the last there are only ${left}.`;
    const problem = left === 0 ? undefined : { at: end - left, message };
    return { count, problem, marks: [] };
  }

  #countVarints(): Counted {
    const { start, end } = this.#span;
    const bytes = this.#bytes;
    const marks: number[] = [];
    let count = 0;
    let first = start;
    for (let at = start; at < end; at++) {
      if ((bytes[at] ?? 0) < 0x80) {
        if (count % stride === 0) marks.push(first);
        count++;
        first = at + 1;
      } else if (at - first === 9) {
        const message = `Value ${count} is a varint of more than 10 bytes.`;
        return { count, problem: { at: first, message }, marks };
      }
    }
    const message = `The bytes end within value ${count}: the last byte of a varint is below 0x80.`;
    return { count, problem: first < end ? { at: first, message } : undefined, marks };
  }
}

/** The place of the last number that is not above another, in a rising list; -1 when all are. */
function lastAtMost(rising: readonly number[], most: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? 0) <= most) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
