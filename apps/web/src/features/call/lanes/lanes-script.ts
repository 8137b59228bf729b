import type { RpcType } from "@grpc-playground/call";

/** One arrow between the lanes. */
export interface LaneStep {
  to: "server" | "client";
  /** `head`: headers, trailers and flags; `message`: data. */
  kind: "head" | "message";
  text: string;
}

const up = (kind: LaneStep["kind"], text: string): LaneStep => ({ to: "server", kind, text });
const down = (kind: LaneStep["kind"], text: string): LaneStep => ({ to: "client", kind, text });

const begin = up("head", "request headers");
const enough = up("head", "half-close: no more to say");
const answer = down("head", "response headers");
const end = down("head", "trailers with the status");

/** How a call of each type goes when all is well. */
export const laneScripts: Readonly<Record<RpcType, readonly LaneStep[]>> = {
  unary: [begin, up("message", "request"), enough, answer, down("message", "reply"), end],
  server_streaming: [
    begin,
    up("message", "request"),
    enough,
    answer,
    down("message", "reply 1"),
    down("message", "reply 2"),
    down("message", "reply 3"),
    end,
  ],
  client_streaming: [
    begin,
    up("message", "message 1"),
    up("message", "message 2"),
    up("message", "message 3"),
    enough,
    answer,
    down("message", "reply"),
    end,
  ],
  bidi_streaming: [
    begin,
    up("message", "message 1"),
    answer,
    down("message", "reply 1"),
    up("message", "message 2"),
    down("message", "reply 2"),
    enough,
    down("message", "reply 3"),
    end,
  ],
};
