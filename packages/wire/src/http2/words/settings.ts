import type { SettingEntry } from "../frames.ts";

/** The settings that change how frames are read: RFC 9113, 6.5.2. */
export const Setting = {
  HEADER_TABLE_SIZE: 0x1,
  ENABLE_PUSH: 0x2,
  MAX_CONCURRENT_STREAMS: 0x3,
  INITIAL_WINDOW_SIZE: 0x4,
  MAX_FRAME_SIZE: 0x5,
  MAX_HEADER_LIST_SIZE: 0x6,
} as const;

/** The largest flow-control window: 6.9.1. */
export const maxWindow = 2 ** 31 - 1;
/** What a frame may hold while no SETTINGS said otherwise, and the most that they may allow: 4.2. */
export const defaultMaxFrameSize = 2 ** 14;
const highestMaxFrameSize = 2 ** 24 - 1;

interface SettingWords {
  readonly name: string;
  readonly means: (value: number) => string;
}

const grouped = new Intl.NumberFormat("en-GB");
const bytes = (count: number) => `${grouped.format(count)} ${count === 1 ? "byte" : "bytes"}`;

const settings: Readonly<Record<number, SettingWords>> = {
  0x1: {
    name: "SETTINGS_HEADER_TABLE_SIZE",
    means: (value) => `The table of headers that you compress with may have ${bytes(value)}.`,
  },
  0x2: {
    name: "SETTINGS_ENABLE_PUSH",
    means: (value) => (value === 0 ? "Do not push responses." : "You may push responses."),
  },
  0x3: {
    name: "SETTINGS_MAX_CONCURRENT_STREAMS",
    means: (value) => `At most ${grouped.format(value)} streams, so calls, at once.`,
  },
  0x4: {
    name: "SETTINGS_INITIAL_WINDOW_SIZE",
    means: (value) => `You may send ${bytes(value)} of DATA on a stream before I have read any.`,
  },
  0x5: {
    name: "SETTINGS_MAX_FRAME_SIZE",
    means: (value) => `A frame may hold ${bytes(value)}.`,
  },
  0x6: {
    name: "SETTINGS_MAX_HEADER_LIST_SIZE",
    means: (value) => `I take headers of up to ${bytes(value)}, uncompressed.`,
  },
  0x8: {
    name: "SETTINGS_ENABLE_CONNECT_PROTOCOL",
    means: (value) =>
      value === 1 ? "CONNECT may carry WebSockets (RFC 8441)." : "CONNECT carries no WebSockets.",
  },
  0x9: {
    name: "SETTINGS_NO_RFC7540_PRIORITIES",
    means: (value) =>
      value === 1
        ? "I use no priorities of the old kind (RFC 9218)."
        : "I may use priorities of the old kind.",
  },
  // gRPC's C core sends these, which nobody registered.
  0xfe03: {
    name: "GRPC_ALLOW_TRUE_BINARY_METADATA",
    means: (value) =>
      value === 1
        ? "gRPC's own: binary metadata may come without base64."
        : "gRPC's own: binary metadata comes in base64.",
  },
  0xfe04: {
    name: "GRPC_PREFERRED_RECEIVE_CRYPTO_FRAME_SIZE",
    means: (value) => `gRPC's own: encrypted frames of ${bytes(value)} suit me best.`,
  },
  0xfe05: {
    name: "GRPC_ALLOW_SECURITY_FRAME",
    means: (value) =>
      value === 1
        ? "gRPC's own: I take its frames of type SECURITY."
        : "gRPC's own: I take no frames of type SECURITY.",
  },
};

/** A setting with its name and what whoever sends it says by it. */
export function describeSetting(id: number, value: number): SettingEntry {
  const words = settings[id];
  const meaning =
    words?.means(value) ?? "A setting that is not known, which the other side ignores.";
  return { id, name: words?.name, value, meaning };
}

/** A sentence when the value is none that 6.5.2 allows. */
export function settingProblem({ id, value, name }: SettingEntry): string | undefined {
  if (id === Setting.ENABLE_PUSH && value > 1) return `${name} is 0 or 1, not ${value}.`;
  if (id === Setting.INITIAL_WINDOW_SIZE && value > maxWindow) {
    return `${name} is ${maxWindow} at most, not ${value}.`;
  }
  if (
    id === Setting.MAX_FRAME_SIZE &&
    (value < defaultMaxFrameSize || value > highestMaxFrameSize)
  ) {
    return `${name} is between ${defaultMaxFrameSize} and ${highestMaxFrameSize}, not ${value}.`;
  }
  return undefined;
}
