/** An error code, for people. */
export interface ErrorWords {
  readonly name: string;
  /** What whoever sends it says, in a line. */
  readonly meaning: string;
}

/** The codes of RST_STREAM and GOAWAY, by number: RFC 9113, 7. */
export const errorCodes: Readonly<Record<number, ErrorWords>> = {
  0x0: { name: "NO_ERROR", meaning: "Nothing went wrong: it is simply over." },
  0x1: { name: "PROTOCOL_ERROR", meaning: "The other side broke a rule of HTTP/2." },
  0x2: { name: "INTERNAL_ERROR", meaning: "This side failed, by no fault of the other." },
  0x3: { name: "FLOW_CONTROL_ERROR", meaning: "More DATA came than the window allowed." },
  0x4: { name: "SETTINGS_TIMEOUT", meaning: "SETTINGS were not acknowledged in time." },
  0x5: { name: "STREAM_CLOSED", meaning: "A frame came for a stream that had ended." },
  0x6: { name: "FRAME_SIZE_ERROR", meaning: "A frame came whose length cannot be." },
  0x7: {
    name: "REFUSED_STREAM",
    meaning: "Nothing was done yet: the call may safely be tried again.",
  },
  0x8: { name: "CANCEL", meaning: "The stream is no longer wanted: how a gRPC call is cancelled." },
  0x9: {
    name: "COMPRESSION_ERROR",
    meaning: "The header tables of the two sides no longer agree.",
  },
  0xa: { name: "CONNECT_ERROR", meaning: "The connection behind a CONNECT request was lost." },
  0xb: {
    name: "ENHANCE_YOUR_CALM",
    meaning: "Too much of something, pings for example. gRPC: RESOURCE_EXHAUSTED.",
  },
  0xc: { name: "INADEQUATE_SECURITY", meaning: "The TLS of this connection is not good enough." },
  0xd: { name: "HTTP_1_1_REQUIRED", meaning: "This only works over HTTP/1.1." },
};

/** `CANCEL`, or `UNKNOWN(0x2a)`. */
export function errorCodeName(code: number): string {
  return errorCodes[code]?.name ?? `UNKNOWN(0x${code.toString(16)})`;
}
