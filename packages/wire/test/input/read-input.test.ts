import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readInput, readInputAs, type InputKind } from "../../src/index.ts";

/** What a busy machine may take. */
const patienceMs = 60_000;

const hello = [0x0a, 0x02, 0x68, 0x69, 0x10, 0xff];

/** One message of 34 bytes, as tools print it: more than two lines of a dump. */
const long = Uint8Array.from({ length: 34 }, (_, index) => (index * 37 + 10) % 256);

const xxd = [
  "00000000: 0a2f 5479 9ec3 e80d 3257 7ca1 c6eb 1035  ./Ty....2W|....5",
  "00000010: 5a7f a4c9 ee13 385d 82a7 ccf1 163b 6085  Z.....8].....;`.",
  "00000020: aacf                                     ..",
].join("\n");
const canonical = [
  "00000000  0a 2f 54 79 9e c3 e8 0d  32 57 7c a1 c6 eb 10 35  |./Ty....2W|....5|",
  "00000010  5a 7f a4 c9 ee 13 38 5d  82 a7 cc f1 16 3b 60 85  |Z.....8].....;`.|",
  "00000020  aa cf                                             |..|",
  "00000022",
].join("\n");
const wireshark = [
  "0000   0a 2f 54 79 9e c3 e8 0d 32 57 7c a1 c6 eb 10 35   ./Ty....2W|....5",
  "0010   5a 7f a4 c9 ee 13 38 5d 82 a7 cc f1 16 3b 60 85   Z.....8].....;`.",
  "0020   aa cf                                             ..",
].join("\n");
const tcpdump = [
  "\t0x0000:  0a2f 5479 9ec3 e80d 3257 7ca1 c6eb 1035  ./Ty....2W|....5",
  "\t0x0010:  5a7f a4c9 ee13 385d 82a7 ccf1 163b 6085  Z.....8].....;`.",
  "\t0x0020:  aacf                                     ..",
].join("\n");

// `hexdump` and `od -x`: words in the byte order of the machine.
const words = [
  "0000000 2f0a 7954 c39e 0de8 5732 a17c ebc6 3510",
  "0000010 7f5a c9a4 13ee 5d38 a782 f1cc 3b16 8560",
  "0000020 cfaa                                   ",
  "0000022",
].join("\n");
const octalWords = words
  .replace("0000020", "0000040")
  .replace("0000010", "0000020")
  .replace("0000022", "0000042");
const octal = [
  "0000000 0a 2f 54 79 9e c3 e8 0d 32 57 7c a1 c6 eb 10 35",
  "0000020 5a 7f a4 c9 ee 13 38 5d 82 a7 cc f1 16 3b 60 85",
  "0000040 aa cf",
  "0000042",
].join("\n");

describe("bytes are read from", () => {
  test.each<[string, string, InputKind]>([
    ["hex", "0a02686910ff", "hex"],
    ["capitals", "0A02686910FF", "hex"],
    ["spaces and lines", " 0a 02\n68 69\r\n10 ff ", "hex"],
    ["0x", "0x0a, 0x02, 0x68, 0x69, 0x10, 0xff", "hex"],
    ["0x before all", "0x0a02686910ff", "hex"],
    ["short 0x", "0xa 0x2 0x68 0x69 0x10 0xff", "hex"],
    ["a C array", "{ 0x0a, 0x02, 0x68, 0x69, 0x10, 0xff };", "hex"],
    ["\\x", String.raw`\x0a\x02\x68\x69\x10\xff`, "hex"],
    ["quoted \\x", String.raw`"\x0a\x02\x68\x69\x10\xff"`, "hex"],
    ["colons", "0a:02:68:69:10:ff", "hex"],
    ["base64", "CgJoaRD/", "base64"],
    ["base64url", "CgJoaRD_", "base64"],
    ["base64 in lines", "CgJo\naRD/\n", "base64"],
    ["a data: URL", "data:application/octet-stream;base64,CgJoaRD/", "base64"],
    ["C escapes", String.raw`"\n\002hi\020\377"`, "escapes"],
    ["Python", String.raw`b'\n\x02hi\x10\xff'`, "escapes"],
    ["escapes without quotes", String.raw`\n\x02hi\x10\xff`, "escapes"],
    ["numbers", "[10, 2, 104, 105, 16, 255]", "numbers"],
    ["signed numbers", "10, 2, 104, 105, 16, -1", "numbers"],
    [
      "a declared C array",
      "unsigned char a_bin[] = {\n  0x0a, 0x02, 0x68,\n  0x69, 0x10, 0xff\n};\nunsigned int a_bin_len = 6;\n",
      "hex",
    ],
    [
      "a C array with comments",
      "const char packet[6] = {\n0x0a, 0x02, 0x68, 0x69, /* ..h} */\n0x10, 0xff /* .. */\n};",
      "hex",
    ],
    ["a C array of decimals", "byte a[] = {10, 2, 104, 105, 16, 255};", "numbers"],
    ["a Buffer that Node prints", "<Buffer 0a 02 68 69 10 ff>", "hex"],
    ["a Buffer in JSON", '{"type":"Buffer","data":[10,2,104,105,16,255]}', "numbers"],
    ["base64 in quotes, as JSON has it", '"CgJoaRD/"\n', "base64"],
    ["a Go slice", "[10 2 104 105 16 255]\n", "numbers"],
    [
      "a single line of tshark -x",
      "0000  0a 02 68 69 10 ff                                 ..hi..\n",
      "hex dump",
    ],
    ["a single line of od", "0000000 0a 02 68 69 10 ff\n0000006\n", "hex dump"],
    ["a Node array", "Uint8Array(6) [\n  10, 2, 104,\n  105, 16, 255\n]", "numbers"],
  ])("%s", (_, text, kind) => {
    const read = readInput(text);
    expect(read.problem).toBeUndefined();
    expect(read.kind).toBe(kind);
    expect([...read.bytes]).toEqual(hello);
  });

  test.each([
    ["xxd", xxd],
    ["hexdump -C", canonical],
    ["Wireshark", wireshark],
    ["tcpdump", tcpdump],
    ["hexdump", words],
    ["od -x", octalWords],
    ["od -t x1", octal],
    ["xxd, indented and with CRLF", xxd.replaceAll("\n", "\r\n")],
  ])("%s", (_, text) => {
    const read = readInput(text);
    expect(read.kind).toBe("hex dump");
    expect(read.problem).toBeUndefined();
    expect([...read.bytes]).toEqual([...long]);
  });

  test("a dump with lines that are the same", () => {
    const row = "00 00 00 00 00 00 00 00  00 00 00 00 00 00 00 00  |................|";
    const read = readInput(`00000000  ${row}\n*\n00000030  ff |.|\n00000031`);
    expect([...read.bytes]).toEqual([...new Uint8Array(48), 0xff]);
  });

  test("words of an odd number of bytes, with lines that are the same", () => {
    const zeros = `0000000${" 0000".repeat(8)}`;
    expect([...readInput(`${zeros}\n*\n0000030 00ff\n0000031`).bytes]).toEqual([
      ...new Uint8Array(48),
      0xff,
    ]);
    expect(readInput(`${zeros}\n*\nfffffff 00ff\n`).problem?.message).toContain("more than");
    expect(readInput(`${zeros}\n0000030 00ff\n`).problem?.at).toBe(zeros.length + 1);
  });

  test("a file of bytes", () => {
    const bytes = Uint8Array.from(hello);
    expect(readInput(bytes)).toMatchObject({ kind: "bytes", bytes, alternatives: [] });
  });

  test("a file of text: its hex, or the text itself", () => {
    const read = readInput(new TextEncoder().encode("0a02686910ff\n"));
    expect(read.kind).toBe("hex");
    expect(read.alternatives.map(({ kind }) => kind)).toEqual(["base64", "bytes"]);
  });
});

describe("what could be several things", () => {
  test("deadbeef is hex, and base64 too", () => {
    const read = readInput("deadbeef");
    expect(read).toMatchObject({ kind: "hex", why: expect.stringContaining("base64") as unknown });
    expect(read.alternatives[0]).toMatchObject({
      kind: "base64",
      bytes: Uint8Array.from(Buffer.from("deadbeef", "base64")),
    });
  });

  test("text is text", () => {
    const read = readInput("Hello world, this is no data at all");
    expect(read).toMatchObject({ kind: "bytes", problem: undefined });
  });

  test("JSON is told from text", () => {
    const read = readInput(new TextEncoder().encode('{"name": "Ada Lovelace"}\n'));
    expect(read.kind).toBe("bytes");
    expect(read.why).toContain("It is JSON");
  });

  test("nothing is nothing", () => {
    expect(readInput("  \n")).toMatchObject({ kind: "bytes", alternatives: [] });
    expect(readInput("").bytes).toHaveLength(0);
  });
});

describe("a mistake is told with its place", () => {
  test.each([
    ["0a 02 68 69 10 fg", 16, "no hex digit"],
    ["0a0268691", 8, "9 in a row"],
    ["CgJoaRD/CgJoaR*", 14, "not in base64"],
    ["data:;base64,CgJoaRDCgJ*oaR", 23, "not in base64"],
    [xxd.replace("00000020", "00000030"), xxd.indexOf("00000020"), "begins at 0x30"],
  ])("%s", (text, at, message) => {
    const { problem } = readInput(text);
    expect(problem).toMatchObject({ at, message: expect.stringContaining(message) as unknown });
  });

  test("also where one says what it is", () => {
    expect(readInputAs("xyz", "hex").problem?.at).toBe(0);
    expect(readInputAs("?", "base64").problem?.at).toBe(0);
    expect(readInputAs(String.raw`ab\q`, "escapes").problem?.at).toBe(2);
  });

  test("a dump cannot ask for all of the memory", () => {
    const read = readInput("00000000: 00\n*\nffffffffff: 00");
    expect(read.problem?.message).toContain("more than");
  });
});

function quoted(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => `\\${byte.toString(8).padStart(3, "0")}`).join("");
}

test("any bytes come back from each way of writing them", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 60 }), (bytes) => {
      const buffer = Buffer.from(bytes);
      expect([...readInput(buffer.toString("hex")).bytes]).toEqual([...bytes]);
      expect([...readInputAs(buffer.toString("base64"), "base64").bytes]).toEqual([...bytes]);
      expect([...readInputAs(buffer.toString("base64url"), "base64").bytes]).toEqual([...bytes]);
      expect([...readInput(quoted(bytes)).bytes]).toEqual([...bytes]);
      expect([...readInputAs([...bytes, 1].join(","), "numbers").bytes]).toEqual([...bytes, 1]);
    }),
  );
});

test(
  "any text at all is read without an error being thrown",
  () => {
    const odd = fc.string({
      unit: fc.constantFrom(...Array.from("0123456789abfgxX\\:|*= \n\t,[]{}\"'-_+/é\u{1f600}")),
    });
    fc.assert(
      fc.property(fc.oneof(odd, fc.string(), fc.string({ unit: "binary" })), (text) => {
        const { bytes, problem } = readInput(text);
        expect(bytes).toBeInstanceOf(Uint8Array);
        expect(problem?.at ?? 0).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 1000 },
    );
  },
  patienceMs,
);
