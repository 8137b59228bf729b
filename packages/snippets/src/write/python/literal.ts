/** What a reader cannot see, or would take for something else: controls, formats, unusual blanks. */
const unseen = /["\\]|(?! )[\p{C}\p{Z}]/gu;

const short: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

/** A `str` in double quotes (Python language reference, 2.4.1). */
export function pythonString(text: string): string {
  return `"${text.replaceAll(unseen, (char) => short[char] ?? escaped(char.codePointAt(0) ?? 0))}"`;
}

function escaped(code: number): string {
  if (code < 0x100) return `\\x${hex(code, 2)}`;
  return code < 0x10000 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
}

/** A `bytes`, with what is printable ASCII as it is. */
export function pythonBytes(bytes: Uint8Array): string {
  const parts = Array.from(bytes, (byte) => {
    const char = String.fromCharCode(byte);
    if (short[char] !== undefined) return short[char];
    return byte >= 0x20 && byte < 0x7f ? char : `\\x${hex(byte, 2)}`;
  });
  return `b"${parts.join("")}"`;
}

/** A `float`: always with a point or an exponent, as an `int` has no -0. */
export function pythonFloat(value: number, isSingle: boolean): string {
  if (Number.isNaN(value)) return 'float("nan")';
  if (!Number.isFinite(value)) return value < 0 ? 'float("-inf")' : 'float("inf")';
  const digits = isSingle ? shortestSingle(value) : String(value);
  const sign = Object.is(value, -0) ? "-" : "";
  return `${sign}${digits}${/^-?\d+$/.test(digits) ? ".0" : ""}`;
}

/** The fewest digits that 32 bits read back as the same number. */
function shortestSingle(value: number): string {
  for (let digits = 1; digits < 9; digits++) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.fround(rounded) === value) return String(rounded);
  }
  return String(value);
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, "0");
}

const keywords = new Set(
  "False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield".split(
    " ",
  ),
);

/** Whether a name can stand for itself in a program. */
export function isPythonName(text: string): boolean {
  return /^[A-Za-z_]\w*$/.test(text) && !keywords.has(text);
}

/** `owner.name`, or what does the same where Python has that word for itself. */
export function pythonAttribute(owner: string, name: string): string {
  return isPythonName(name) ? `${owner}.${name}` : `getattr(${owner}, ${pythonString(name)})`;
}
