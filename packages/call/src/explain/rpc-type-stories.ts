import type { RpcType } from "../events.ts";

/** What there is to tell of one RPC type beside its guide. */
export interface RpcTypeStory {
  /** A short paragraph: how it goes, and who ends it. */
  readonly about: string;
  /** A few things it is used for. */
  readonly examples: readonly string[];
}

/** Apart from the guides, which a page shows at once. */
export const rpcTypeStories: Readonly<Record<RpcType, RpcTypeStory>> = {
  unary: {
    about:
      "The client sends one message and says at once that no more will come. The server works on it and answers with one message, then with trailers that hold the status. Either the reply or an error comes back, never both.",
    examples: ["look up a user", "place an order", "compute a distance"],
  },
  server_streaming: {
    about:
      "The client sends one message and says at once that no more will come. The server answers with any number of messages, each as soon as it has it, and ends with trailers that hold the status. An error can come after some replies, so the status is what tells you that the list is whole.",
    examples: ["a price feed", "log lines as they are written", "a large list, in parts"],
  },
  client_streaming: {
    about:
      "The client sends any number of messages, when it likes. It then half-closes: that says that no more will come. The server usually waits for this, and answers once, with one message and the status. It may also end the call early, for example with an error.",
    examples: ["upload a file in parts", "report measurements", "send a batch of records"],
  },
  bidi_streaming: {
    about:
      "Both sides send messages whenever they like, on two streams that do not wait for each other. The order within each direction is kept. The client half-closes when it has no more to say; the server can go on answering, and ends the call with the status.",
    examples: ["a chat", "live transcription of speech", "keeping two copies in step"],
  },
};
