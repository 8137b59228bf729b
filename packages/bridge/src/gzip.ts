import type { Compression } from "@connectrpc/connect/protocol";

/** gzip, whose code is loaded with the first message that has to do with it: few calls do. */
export const gzip: Compression = {
  name: "gzip",
  compress: async (bytes) => (await import("./gzip-streams.ts")).compress(bytes),
  decompress: async (bytes, most) => (await import("./gzip-streams.ts")).decompress(bytes, most),
};
