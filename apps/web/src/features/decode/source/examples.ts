/** Something to try, as somebody would paste it. */
export interface Example {
  readonly name: string;
  readonly text: string;
}

/** Real bytes: a request and a reply of the playground's own Greeter, and what protobuf's documentation has for packed. */
export const examples: readonly Example[] = [
  {
    name: "gRPC request",
    text: "00 00 00 00 0e 0a 05 57 6f 72 6c 64 12 05 48 65 6c 6c 6f",
  },
  {
    name: "gRPC-Web reply",
    text: "AAAAAA0KC0hlbGxvIFdvcmxkgAAAABBncnBjLXN0YXR1czogMA0K",
  },
  { name: "Packed list", text: "32 06 03 8e 02 9e a7 05" },
  {
    name: "HTTP/2 connection",
    text: [
      "50 52 49 20 2a 20 48 54 54 50 2f 32 2e 30 0d 0a 0d 0a 53 4d 0d 0a 0d 0a",
      "00 00 0c 04 00 00 00 00 00 00 02 00 00 00 00 00 04 00 04 00 00 00 00 04",
      "08 00 00 00 00 00 00 0f 00 01 00 00 4b 01 04 00 00 00 01 83 86 44 17 2f",
      "67 72 65 65 74 2e 47 72 65 65 74 65 72 2f 53 61 79 48 65 6c 6c 6f 41 0f",
      "31 32 37 2e 30 2e 30 2e 31 3a 35 30 30 35 31 5f 10 61 70 70 6c 69 63 61",
      "74 69 6f 6e 2f 67 72 70 63 40 02 74 65 08 74 72 61 69 6c 65 72 73 00 00",
      "13 00 01 00 00 00 01 00 00 00 00 0e 0a 05 57 6f 72 6c 64 12 05 48 65 6c",
      "6c 6f",
    ].join("\n"),
  },
];
