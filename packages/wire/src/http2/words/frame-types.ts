/** The numbers of the frame types of RFC 9113, 6. */
export const FrameType = {
  DATA: 0,
  HEADERS: 1,
  PRIORITY: 2,
  RST_STREAM: 3,
  SETTINGS: 4,
  PUSH_PROMISE: 5,
  PING: 6,
  GOAWAY: 7,
  WINDOW_UPDATE: 8,
  CONTINUATION: 9,
} as const;

/** The flags of RFC 9113, 6; which a type has is in `flagsOf`. */
export const Flag = {
  END_STREAM: 0x1,
  ACK: 0x1,
  END_HEADERS: 0x4,
  PADDED: 0x8,
  PRIORITY: 0x20,
} as const;

/** A frame type, for people. */
export interface FrameTypeWords {
  readonly name: string;
  /** What a frame of this type does, in a line. */
  readonly meaning: string;
}

/** By number: the ten of RFC 9113, and those that RFC 7838, 8336 and 9218 added. */
export const frameTypeNames: Readonly<Record<number, FrameTypeWords>> = {
  0x0: { name: "DATA", meaning: "A piece of the body: for gRPC, of its length-prefixed messages." },
  0x1: { name: "HEADERS", meaning: "Opens a stream with its headers, or ends it with trailers." },
  0x2: { name: "PRIORITY", meaning: "Advice on which stream matters more; deprecated." },
  0x3: { name: "RST_STREAM", meaning: "Ends one stream at once, and says why." },
  0x4: { name: "SETTINGS", meaning: "What one side asks the other to keep to on this connection." },
  0x5: {
    name: "PUSH_PROMISE",
    meaning: "Announces a response that nobody asked for; gRPC has none.",
  },
  0x6: { name: "PING", meaning: "Asks whether the other side is there, and measures how far." },
  0x7: { name: "GOAWAY", meaning: "No new streams on this connection; those under way may end." },
  0x8: { name: "WINDOW_UPDATE", meaning: "Lets the other side send so many more bytes of DATA." },
  0x9: { name: "CONTINUATION", meaning: "Goes on with headers that one frame could not hold." },
  0xa: { name: "ALTSVC", meaning: "Where else the service can be reached (RFC 7838)." },
  0xc: { name: "ORIGIN", meaning: "Which origins this connection may serve (RFC 8336)." },
  0x10: { name: "PRIORITY_UPDATE", meaning: "A new priority for a stream (RFC 9218)." },
};

/** `HEADERS`, or `UNKNOWN(0x2a)`. */
export function frameTypeName(type: number): string {
  return frameTypeNames[type]?.name ?? `UNKNOWN(0x${type.toString(16).padStart(2, "0")})`;
}

type FlagName = keyof typeof Flag;

const flagsByType: Readonly<Record<number, readonly FlagName[]>> = {
  [FrameType.DATA]: ["END_STREAM", "PADDED"],
  [FrameType.HEADERS]: ["END_STREAM", "END_HEADERS", "PADDED", "PRIORITY"],
  [FrameType.SETTINGS]: ["ACK"],
  [FrameType.PUSH_PROMISE]: ["END_HEADERS", "PADDED"],
  [FrameType.PING]: ["ACK"],
  [FrameType.CONTINUATION]: ["END_HEADERS"],
};

/** The names of the flags that are set and mean something for this type. Others are to be ignored: 4.1. */
export function flagsOf(type: number, flagByte: number): readonly FlagName[] {
  return (flagsByType[type] ?? []).filter((name) => (flagByte & Flag[name]) !== 0);
}

/** What each flag says, in a line. */
export const flagMeanings: Readonly<Record<FlagName, string>> = {
  END_STREAM: "The last frame that this side sends on the stream.",
  ACK: "An answer to the same frame of the other side.",
  END_HEADERS: "The headers end with this frame; without it, a CONTINUATION follows.",
  PADDED: "Bytes of padding follow the content, to hide how long it is.",
  PRIORITY: "Five bytes of priority come first.",
};
