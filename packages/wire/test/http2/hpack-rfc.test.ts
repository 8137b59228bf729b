import { describe, expect, it } from "vitest";
import { createHpackDecoder } from "../../src/http2/hpack/decoder.ts";
import { createBlockCursor } from "../../src/http2/hpack/primitives.ts";
import { hex } from "./support/bytes.ts";
import { lines, sizeUpdate, tableOf, tableSize } from "./support/headers.ts";

/** A block of RFC 7541, Appendix C, with its headers and the dynamic table after it. */
interface Example {
  readonly block: string;
  readonly headers: readonly string[];
  readonly table: readonly string[];
  readonly size: number;
}

const date1 = "date: Mon, 21 Oct 2013 20:13:21 GMT";
const date2 = "date: Mon, 21 Oct 2013 20:13:22 GMT";
const location = "location: https://www.example.com";
const cookie = "set-cookie: foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; max-age=3600; version=1";

const requests: readonly Omit<Example, "block">[] = [
  {
    headers: [":method: GET", ":scheme: http", ":path: /", ":authority: www.example.com"],
    table: [":authority: www.example.com"],
    size: 57,
  },
  {
    headers: [
      ":method: GET",
      ":scheme: http",
      ":path: /",
      ":authority: www.example.com",
      "cache-control: no-cache",
    ],
    table: ["cache-control: no-cache", ":authority: www.example.com"],
    size: 110,
  },
  {
    headers: [
      ":method: GET",
      ":scheme: https",
      ":path: /index.html",
      ":authority: www.example.com",
      "custom-key: custom-value",
    ],
    table: ["custom-key: custom-value", "cache-control: no-cache", ":authority: www.example.com"],
    size: 164,
  },
];

const responses: readonly Omit<Example, "block">[] = [
  {
    headers: [":status: 302", "cache-control: private", date1, location],
    table: [location, date1, "cache-control: private", ":status: 302"],
    size: 222,
  },
  {
    headers: [":status: 307", "cache-control: private", date1, location],
    table: [":status: 307", location, date1, "cache-control: private"],
    size: 222,
  },
  {
    headers: [
      ":status: 200",
      "cache-control: private",
      date2,
      location,
      "content-encoding: gzip",
      cookie,
    ],
    table: [cookie, "content-encoding: gzip", date2],
    size: 215,
  },
];

const withBlocks = (examples: readonly Omit<Example, "block">[], ...blocks: readonly string[]) =>
  examples.map((example, index) => ({ ...example, block: blocks[index] ?? "" }));

/** By section; the responses are sent with a table of 256 bytes. */
const sections: readonly [section: string, tableSize: number, examples: readonly Example[]][] = [
  [
    "C.3 requests without Huffman code",
    4096,
    withBlocks(
      requests,
      "8286 8441 0f77 7777 2e65 7861 6d70 6c65 2e63 6f6d",
      "8286 84be 5808 6e6f 2d63 6163 6865",
      "8287 85bf 400a 6375 7374 6f6d 2d6b 6579 0c63 7573 746f 6d2d 7661 6c75 65",
    ),
  ],
  [
    "C.4 requests with Huffman code",
    4096,
    withBlocks(
      requests,
      "8286 8441 8cf1 e3c2 e5f2 3a6b a0ab 90f4 ff",
      "8286 84be 5886 a8eb 1064 9cbf",
      "8287 85bf 4088 25a8 49e9 5ba9 7d7f 8925 a849 e95b b8e8 b4bf",
    ),
  ],
  [
    "C.5 responses without Huffman code",
    256,
    withBlocks(
      responses,
      `4803 3330 3258 0770 7269 7661 7465 611d 4d6f 6e2c 2032 3120 4f63 7420 3230 3133 2032 303a
       3133 3a32 3120 474d 546e 1768 7474 7073 3a2f 2f77 7777 2e65 7861 6d70 6c65 2e63 6f6d`,
      "4803 3330 37c1 c0bf",
      `88c1 611d 4d6f 6e2c 2032 3120 4f63 7420 3230 3133 2032 303a 3133 3a32 3220 474d 54c0 5a04
       677a 6970 7738 666f 6f3d 4153 444a 4b48 514b 425a 584f 5157 454f 5049 5541 5851 5745 4f49
       553b 206d 6178 2d61 6765 3d33 3630 303b 2076 6572 7369 6f6e 3d31`,
    ),
  ],
  [
    "C.6 responses with Huffman code",
    256,
    withBlocks(
      responses,
      `4882 6402 5885 aec3 771a 4b61 96d0 7abe 9410 54d4 44a8 2005 9504 0b81 66e0 82a6 2d1b ff6e
       919d 29ad 1718 63c7 8f0b 97c8 e9ae 82ae 43d3`,
      "4883 640e ffc1 c0bf",
      `88c1 6196 d07a be94 1054 d444 a820 0595 040b 8166 e084 a62d 1bff c05a 839b d9ab 77ad 94e7
       821d d7f2 e6c7 b335 dfdf cd5b 3960 d5af 2708 7f36 72c1 ab27 0fb5 291f 9587 3160 65c0 03ed
       4ee5 b106 3d50 07`,
    ),
  ],
];

describe("RFC 7541, Appendix C", () => {
  it.each([
    ["C.1.1", 5, "0a", 10],
    ["C.1.2", 5, "1f9a0a", 1337],
    ["C.1.3", 8, "2a", 42],
  ])("%s reads an integer with a prefix of %i bits", (_, bits, bytes, value) => {
    expect(createBlockCursor(hex(bytes)).integer(bits)).toBe(value);
  });

  it.each([
    {
      section: "C.2.1",
      block: "400a 6375 7374 6f6d 2d6b 6579 0d63 7573 746f 6d2d 6865 6164 6572",
      header: "custom-key: custom-header",
      form: "literal, indexed from now on",
      table: ["custom-key: custom-header"],
    },
    {
      section: "C.2.2",
      block: "040c 2f73 616d 706c 652f 7061 7468",
      header: ":path: /sample/path",
      form: "literal, not indexed",
      table: [],
    },
    {
      section: "C.2.3",
      block: "1008 7061 7373 776f 7264 0673 6563 7265 74",
      header: "password: secret",
      form: "literal, never indexed",
      table: [],
    },
    { section: "C.2.4", block: "82", header: ":method: GET", form: "indexed", table: [] },
  ])("$section tells $form", ({ block, header, form, table }) => {
    const decoder = createHpackDecoder();
    const decoded = decoder.decode(hex(block));
    expect(decoded.problem).toBeUndefined();
    expect(lines(decoded)).toEqual([header]);
    expect(decoded.headers[0]?.form).toBe(form);
    expect(tableOf(decoder)).toEqual(table);
  });

  it.each(sections)("%s", (_, capacity, examples) => {
    const decoder = createHpackDecoder();
    decoder.decode(sizeUpdate(capacity));
    for (const { block, headers, table, size } of examples) {
      const decoded = decoder.decode(hex(block));
      expect(decoded.problem).toBeUndefined();
      expect(lines(decoded)).toEqual(headers);
      expect(tableOf(decoder)).toEqual(table);
      expect(tableSize(table)).toBe(size);
    }
  });
});
