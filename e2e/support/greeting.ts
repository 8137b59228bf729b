/** `Hello` and `Ada` as a HelloRequest, and the answer to it: in hex, and as the fields that a screen reader tells. */
export const greeting = {
  request: "0a 03 41 64 61 12 05 48 65 6c 6c 6f",
  reply: "0a 09 48 65 6c 6c 6f 20 41 64 61",
  requestFields: [
    'field 1 name, LEN string, 5 bytes, "Ada"',
    'field 2 greeting, LEN string, 7 bytes, "Hello"',
  ],
  replyField: 'field 1 message, LEN string, 11 bytes, "Hello Ada"',
  sentEnvelope: "message 1, envelope, 17 bytes, 5 + 12 bytes",
} as const;
