/** How bytes were written down. */
export type InputKind =
  /** Digits, with or without spaces, commas, colons, `0x`, `\x`. */
  | "hex"
  /** As xxd, hexdump, od, Wireshark or tcpdump print bytes: offsets before, perhaps text behind. */
  | "hex dump"
  /** Either alphabet, also as a data: URL. */
  | "base64"
  /** `\n\002hi`, as in C, Python, and protobuf's text format. */
  | "escapes"
  /** `[10, 2, 104, 105]`, as a debugger prints an array. */
  | "numbers"
  /** The bytes themselves. */
  | "bytes";

/** What was read, in one way. */
export interface ReadAs {
  readonly kind: InputKind;
  readonly bytes: Uint8Array;
  /** A sentence: by what one sees that it was written so. */
  readonly why: string;
  /** Where it stopped making sense: `at` is an offset into the text. The bytes are those before. */
  readonly problem: { readonly at: number; readonly message: string } | undefined;
}

/** What was read, and the other ways in which it could have been. */
export interface InputRead extends ReadAs {
  readonly alternatives: readonly ReadAs[];
}
