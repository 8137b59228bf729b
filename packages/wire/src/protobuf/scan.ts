import type { WireProblem, WireTypeNumber } from "./tree.ts";
import { deepest, largestFieldNumber, wireTypeNames } from "./wire-types.ts";

/**
 * Goes over the fields of a message, one after another, and makes no object for
 * any: a message may have a million. `next` moves on and says whether there is
 * a field; its places are in the properties until the next call. Linear, and
 * nested messages are stepped over by their length.
 */
export class FieldScanner {
  readonly #bytes: Uint8Array;
  readonly #limit: number;
  #at: number;

  number = 0;
  wireType: WireTypeNumber = 0;
  /** Of the tag's first byte. */
  start = 0;
  /** Behind the tag: of the length, or of the value. */
  tagEnd = 0;
  valueStart = 0;
  valueEnd = 0;
  /** Behind the field; of a group behind its end tag. */
  end = 0;
  /** Why `next` said no, unless the bytes are simply over. */
  problem: WireProblem | undefined;
  /**
   * With a problem: the tag could be read, and the value runs into the end of
   * the bytes. The places are those of what is there.
   */
  isCutOff = false;

  constructor(bytes: Uint8Array, from: number, limit: number) {
    this.#bytes = bytes;
    this.#at = from;
    this.#limit = limit;
  }

  next(): boolean {
    if (this.problem !== undefined || this.#at >= this.#limit) return false;
    this.start = this.#at;
    if (!this.#tag()) return false;
    this.tagEnd = this.#at;
    if (this.wireType === 4) {
      return this.#fail(
        this.start,
        `Here ends a group of field ${this.number}, and none has begun.`,
      );
    }
    const isRead = this.wireType === 3 ? this.#group() : this.#value();
    this.end = this.#at;
    return isRead;
  }

  /** Reads a tag into `number` and `wireType`. */
  #tag(): boolean {
    const start = this.#at;
    const tag = this.#varint("a tag");
    if (tag === undefined) return false;
    const number = Math.floor(tag / 8);
    const wireType = tag % 8;
    if (number === 0) return this.#fail(start, "A tag with field number 0: fields count from 1.");
    if (number > largestFieldNumber) {
      return this.#fail(
        start,
        `A tag with a field number above ${largestFieldNumber}, which is the largest there is.`,
      );
    }
    if (wireType > 5) {
      return this.#fail(
        start,
        `A tag of field ${number} with wire type ${wireType}: there are 0 to 5.`,
      );
    }
    this.number = number;
    // Of 0 to 7, 6 and 7 are gone.
    this.wireType = wireType as WireTypeNumber;
    return true;
  }

  /** Steps over a value that is no group. */
  #value(): boolean {
    const start = this.#at;
    this.valueStart = start;
    switch (this.wireType) {
      case 0:
        if (this.#varint("a varint") === undefined) return this.#cutOff(start);
        break;
      case 1:
      case 5: {
        const size = this.wireType === 1 ? 8 : 4;
        if (start + size > this.#limit) {
          this.#fail(
            start,
            `Field ${this.number} is ${wireTypeNames[this.wireType]} and takes ${size} bytes, and there are only ${this.#limit - start}.`,
          );
          return this.#cutOff(start);
        }
        this.#at = start + size;
        break;
      }
      default: {
        const length = this.#varint("a length");
        if (length === undefined) return this.#cutOff(start);
        this.valueStart = this.#at;
        if (length > this.#limit - this.#at) {
          this.#fail(
            start,
            `Field ${this.number} says that its value has ${length} bytes, and there are only ${this.#limit - this.#at}.`,
          );
          return this.#cutOff(this.#at);
        }
        this.#at += length;
      }
    }
    this.valueEnd = this.#at;
    return true;
  }

  /** Steps over a group, and those within, to its end tag. */
  #group(): boolean {
    const { number, start, tagEnd } = this;
    const open = [number];
    while (open.length > 0) {
      const at = this.#at;
      if (at >= this.#limit) {
        this.#fail(start, `The group of field ${number} begins here and does not end.`);
        break;
      }
      if (!this.#tag()) break;
      if (this.wireType === 4) {
        if (open.pop() !== this.number) {
          this.#fail(at, `Here ends a group of field ${this.number}, and another one is open.`);
          break;
        }
        this.valueEnd = at;
      } else if (this.wireType === 3) {
        open.push(this.number);
        if (open.length > deepest) {
          this.#fail(at, `Groups lie more than ${deepest} deep in one another: parsers stop here.`);
          break;
        }
      } else if (!this.#value()) break;
    }
    this.number = number;
    this.wireType = 3;
    this.valueStart = tagEnd;
    return this.problem === undefined || this.#cutOff(tagEnd);
  }

  /** A varint as a number, which is exact up to 2^53; undefined, with the problem set, when it is none. */
  #varint(what: string): number | undefined {
    const start = this.#at;
    let value = 0;
    let scale = 1;
    for (let at = start; at < this.#limit; at++, scale *= 128) {
      const byte = this.#bytes[at] ?? 0;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) {
        this.#at = at + 1;
        return value;
      }
      if (at - start === 9) {
        this.#fail(start, `Here should be ${what}, and a varint has at most 10 bytes.`);
        return undefined;
      }
    }
    this.#fail(start, `The bytes end within ${what}: its last byte would be below 0x80.`);
    return undefined;
  }

  #fail(at: number, message: string): false {
    this.problem = { at, message };
    return false;
  }

  #cutOff(valueStart: number): false {
    this.isCutOff = true;
    this.valueStart = valueStart;
    this.valueEnd = this.#limit;
    this.#at = this.#limit;
    return false;
  }
}
