import type { RpcType } from "../events.ts";

/** What a learner should know of one RPC type. */
export interface RpcTypeGuide {
  /** As people say it: `Server streaming`. */
  readonly name: string;
  /** How it stands in a .proto file, with placeholders. */
  readonly signature: string;
  /** One line: what it is. */
  readonly line: string;
  /** A short paragraph: how it goes, and who ends it. */
  readonly about: string;
  /** When to take it. */
  readonly whenToUse: string;
  /** A few things it is used for. */
  readonly examples: readonly string[];
  /** What comes of the first press of Send or Send message. */
  readonly firstStep: string;
}

/** The four RPC types, in the order in which they are best learnt. */
export const rpcTypeGuides: Readonly<Record<RpcType, RpcTypeGuide>> = {
  unary: {
    name: "Unary",
    signature: "rpc Method(Request) returns (Reply)",
    line: "One request, one reply: like a function call over the network.",
    about:
      "The client sends one message and says at once that no more will come. The server works on it and answers with one message, then with trailers that hold the status. Either the reply or an error comes back, never both.",
    whenToUse:
      "A question has one answer, and both fit in memory. Start here, and stream only when you have a reason.",
    examples: ["look up a user", "place an order", "compute a distance"],
    firstStep: "One message goes up, and one comes down.",
  },
  server_streaming: {
    name: "Server streaming",
    signature: "rpc Method(Request) returns (stream Reply)",
    line: "One request, many replies: ask once, and the server keeps answering.",
    about:
      "The client sends one message and says at once that no more will come. The server answers with any number of messages, each as soon as it has it, and ends with trailers that hold the status. An error can come after some replies, so the status is what tells you that the list is whole.",
    whenToUse:
      "The answer is long, or grows while you watch: results as they are found, a feed, progress.",
    examples: ["a price feed", "log lines as they are written", "a large list, in parts"],
    firstStep: "One message goes up, and the replies arrive one by one.",
  },
  client_streaming: {
    name: "Client streaming",
    signature: "rpc Method(stream Request) returns (Reply)",
    line: "Many requests, one reply: you talk until you are done, then the server answers.",
    about:
      "The client sends any number of messages, when it likes. It then half-closes: that says that no more will come. The server usually waits for this, and answers once, with one message and the status. It may also end the call early, for example with an error.",
    whenToUse:
      "You have much to send, or get it bit by bit, and one answer for all of it is enough.",
    examples: ["upload a file in parts", "report measurements", "send a batch of records"],
    firstStep:
      "Send as many messages as you like, then Half-close: only then will the server answer.",
  },
  bidi_streaming: {
    name: "Bidirectional streaming",
    signature: "rpc Method(stream Request) returns (stream Reply)",
    line: "Many requests, many replies, at the same time: a conversation.",
    about:
      "Both sides send messages whenever they like, on two streams that do not wait for each other. The order within each direction is kept. The client half-closes when it has no more to say; the server can go on answering, and ends the call with the status.",
    whenToUse:
      "Both sides have something to say before the other has finished: chat, games, live control.",
    examples: ["a chat", "live transcription of speech", "keeping two copies in step"],
    firstStep:
      "Replies come while the call is open, and you can send the next message at any time; Half-close when you are done.",
  },
};
