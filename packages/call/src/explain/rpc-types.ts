import type { RpcType } from "../events.ts";

/** What a learner should know of one RPC type, in a few lines. `rpcTypeStories` has more. */
export interface RpcTypeGuide {
  /** As people say it: `Server streaming`. */
  readonly name: string;
  /** How it stands in a .proto file, with placeholders. */
  readonly signature: string;
  /** One line: what it is. */
  readonly line: string;
  /** When to take it. */
  readonly whenToUse: string;
  /** What comes of the first press of Send or Send message. */
  readonly firstStep: string;
}

/** The four RPC types, in the order in which they are best learnt. */
export const rpcTypeGuides: Readonly<Record<RpcType, RpcTypeGuide>> = {
  unary: {
    name: "Unary",
    signature: "rpc Method(Request) returns (Reply)",
    line: "One request, one reply: like a function call over the network.",
    whenToUse:
      "A question has one answer, and both fit in memory. Start here, and stream only when you have a reason.",
    firstStep: "One message goes up, and one comes down.",
  },
  server_streaming: {
    name: "Server streaming",
    signature: "rpc Method(Request) returns (stream Reply)",
    line: "One request, many replies: ask once, and the server keeps answering.",
    whenToUse:
      "The answer is long, or grows while you watch: results as they are found, a feed, progress.",
    firstStep: "One message goes up, and the replies arrive one by one.",
  },
  client_streaming: {
    name: "Client streaming",
    signature: "rpc Method(stream Request) returns (Reply)",
    line: "Many requests, one reply: you talk until you are done, then the server answers.",
    whenToUse:
      "You have much to send, or get it bit by bit, and one answer for all of it is enough.",
    firstStep:
      "Send as many messages as you like, then Half-close: only then will the server answer.",
  },
  bidi_streaming: {
    name: "Bidirectional streaming",
    signature: "rpc Method(stream Request) returns (stream Reply)",
    line: "Many requests, many replies, at the same time: a conversation.",
    whenToUse:
      "Both sides have something to say before the other has finished: chat, games, live control.",
    firstStep:
      "Replies come while the call is open, and you can send the next message at any time; Half-close when you are done.",
  },
};
