import { guessFraming, type Framing } from "@grpc-playground/wire";
import { startOfHttp2 } from "@grpc-playground/wire/http2";

/** How bytes are cut: as they seem to be, or as somebody has said. */
export type FramingChoice = "auto" | Framing | "http2";

/** Every choice with its name, the likeliest needs first. */
export const framingChoices: readonly { value: FramingChoice; label: string }[] = [
  { value: "auto", label: "Found out by the bytes" },
  { value: "none", label: "None: one bare message" },
  { value: "grpc", label: "gRPC envelopes" },
  { value: "grpc-web", label: "gRPC-Web" },
  { value: "grpc-web-text", label: "gRPC-Web text (base64)" },
  { value: "connect", label: "Connect stream" },
  { value: "http2", label: "HTTP/2 frames" },
];

/** What bytes are cut by, and the sign by which it was chosen. */
export interface FramingFound {
  readonly framing: Framing | "http2";
  readonly why: string | undefined;
}

/** Settles how bytes are cut. */
export function findFraming(bytes: Uint8Array, choice: FramingChoice): FramingFound {
  if (choice !== "auto") return { framing: choice, why: undefined };
  const way = startOfHttp2(bytes);
  if (way !== undefined) {
    const who = way === "up" ? "client" : "server";
    return { framing: "http2", why: `They begin as every HTTP/2 ${who} begins.` };
  }
  const [guess] = guessFraming(bytes);
  return guess ?? { framing: "none", why: undefined };
}

/** `gRPC envelopes`, `HTTP/2 frames`. */
export function framingName(framing: Framing | "http2"): string {
  return framingChoices.find(({ value }) => value === framing)?.label ?? framing;
}
