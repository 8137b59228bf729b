const headerLength = 5;

/** One uncompressed message as gRPC frames it: a zero, the length in four bytes, the message. */
export function envelope(message: Uint8Array): Buffer {
  const framed = Buffer.alloc(headerLength + message.length);
  framed.writeUInt32BE(message.length, 1);
  framed.set(message, headerLength);
  return framed;
}

/** How many bytes an envelope adds. */
export const envelopeOverhead = headerLength;
