/**
 * Lengths in bits of the Huffman codes of the 256 octets and of EOS: RFC 7541,
 * Appendix B. The code is canonical, so that the lengths say all: within one
 * length the codes count up with the symbols, and the next length goes on from
 * there.
 */
// prettier-ignore
const codeLengths = [
  13, 23, 28, 28, 28, 28, 28, 28, 28, 24, 30, 28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28, 28,
  6, 10, 10, 12, 13, 6, 8, 11, 10, 10, 8, 11, 8, 6, 6, 6, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 7, 8, 15, 6, 12, 10,
  13, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 8, 7, 8, 13, 19, 13, 14, 6,
  15, 5, 6, 5, 6, 5, 6, 6, 6, 5, 7, 7, 6, 6, 6, 5, 6, 7, 6, 5, 5, 6, 7, 7, 7, 7, 7, 15, 11, 14, 13, 28,
  20, 22, 20, 20, 22, 22, 22, 23, 22, 23, 23, 23, 23, 23, 24, 23, 24, 24, 22, 23, 24, 23, 23, 23, 23, 21, 22, 23, 22, 23, 23, 24,
  22, 21, 20, 22, 22, 23, 23, 21, 23, 22, 22, 24, 21, 22, 23, 23, 21, 21, 22, 21, 23, 22, 23, 23, 20, 22, 22, 22, 23, 22, 22, 23,
  26, 26, 20, 19, 22, 23, 22, 25, 26, 26, 26, 27, 27, 26, 24, 25, 19, 21, 26, 27, 27, 26, 27, 24, 21, 21, 26, 26, 28, 27, 27, 27,
  20, 24, 20, 21, 22, 21, 21, 23, 22, 22, 25, 25, 24, 24, 26, 23, 26, 27, 26, 26, 27, 27, 27, 27, 27, 28, 27, 27, 27, 27, 27, 26,
  30,
];

const longest = 30;
const eos = 256;

/** For each length: the first code, how many there are, and where their symbols begin in `symbols`. */
const firstCode = new Uint32Array(longest + 1);
const codeCount = new Uint32Array(longest + 1);
const firstSymbol = new Uint32Array(longest + 1);
const symbols = codeLengths
  .map((length, symbol) => ({ length, symbol }))
  .toSorted((one, other) => one.length - other.length || one.symbol - other.symbol)
  .map(({ symbol }) => symbol);
for (const length of codeLengths) codeCount[length] = (codeCount[length] ?? 0) + 1;
for (let length = 1, code = 0, place = 0; length <= longest; length++) {
  code <<= 1;
  firstCode[length] = code;
  firstSymbol[length] = place;
  code += codeCount[length] ?? 0;
  place += codeCount[length] ?? 0;
}

/** What Huffman-coded octets say, or why they say nothing. */
export type HuffmanResult =
  | { readonly text: string; readonly fault?: undefined }
  | { readonly text?: undefined; readonly fault: string };

/**
 * Decodes a string literal (RFC 7541, 5.2). Each octet becomes the character of
 * the same number, so that nothing is lost of those that are no UTF-8.
 */
export function decodeHuffman(bytes: Uint8Array): HuffmanResult {
  let text = "";
  let code = 0;
  let length = 0;
  for (const byte of bytes) {
    for (let bit = 7; bit >= 0; bit--) {
      code = (code << 1) | ((byte >> bit) & 1);
      length++;
      const place = code - (firstCode[length] ?? 0);
      if (place < 0 || place >= (codeCount[length] ?? 0)) continue;
      const symbol = symbols[(firstSymbol[length] ?? 0) + place];
      if (symbol === undefined || symbol === eos) {
        return { fault: "the Huffman code has an end-of-string symbol, which no string may hold" };
      }
      text += String.fromCharCode(symbol);
      code = 0;
      length = 0;
    }
  }
  if (length > 7) return { fault: "the Huffman code ends with more than 7 bits of padding" };
  if (code !== (1 << length) - 1) {
    return { fault: "the Huffman code ends with padding that is not all ones" };
  }
  return { text };
}
