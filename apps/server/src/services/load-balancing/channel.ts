import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import { HelloReplySchema, HelloRequestSchema } from "@grpc-playground/gen/greet_pb";
import { BalancingPolicy } from "@grpc-playground/gen/playground/v1/practice_pb";
import { Client, credentials, Metadata, status, type ServiceError } from "@grpc/grpc-js";

/** How one call of the channel ended. */
export interface Answer {
  /** `host:port` of who answered; empty if nobody did. */
  readonly peer: string;
  readonly message: string;
  /** The status code's name. */
  readonly code: string;
}

/** A grpc-js channel that knows several servers. */
export interface BalancedChannel {
  /** With ROUND_ROBIN: waits until all servers are connected. */
  readonly connect: (signal: AbortSignal) => Promise<void>;
  /** Calls greet.Greeter/SayHello. @throws the signal's reason */
  readonly call: (signal: AbortSignal) => Promise<Answer>;
  readonly close: () => void;
}

const policies: Readonly<Record<BalancingPolicy, string>> = {
  [BalancingPolicy.PICK_FIRST]: "pick_first",
  [BalancingPolicy.ROUND_ROBIN]: "round_robin",
};

/** No call of this channel takes longer. */
const deadlineMs = 2000;
/** So many calls at the most until all servers have been seen. */
const mostTries = 200;

const hello = Buffer.from(
  toBinary(HelloRequestSchema, create(HelloRequestSchema, { greeting: "Hello", name: "Ada" })),
);

/** @param addresses each `ip:port` */
export function openBalancedChannel(
  addresses: readonly string[],
  policy: BalancingPolicy,
): BalancedChannel {
  // A name with several addresses, as DNS would give them, without the DNS (gRPC Name Resolution).
  const client = new Client(`ipv4:${addresses.join(",")}`, credentials.createInsecure(), {
    "grpc.service_config": JSON.stringify({ loadBalancingConfig: [{ [policies[policy]]: {} }] }),
    // Connections of its own, that end with it.
    "grpc.use_local_subchannel_pool": 1,
  });

  function call(signal: AbortSignal): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(signal.reason);
        return;
      }
      const sent = client.makeUnaryRequest(
        "/greet.Greeter/SayHello",
        (bytes: Buffer) => bytes,
        (bytes: Buffer) => fromBinary(HelloReplySchema, bytes).message,
        hello,
        new Metadata(),
        { deadline: Date.now() + deadlineMs },
        (error: ServiceError | null, message = "") => {
          signal.removeEventListener("abort", abort);
          const peer = sent.getPeer();
          if (signal.aborted) reject(signal.reason);
          else if (error === null) resolve({ peer, message, code: "OK" });
          else resolve({ peer: "", message: "", code: status[error.code] });
        },
      );
      function abort() {
        sent.cancel();
      }
      signal.addEventListener("abort", abort, { once: true });
    });
  }

  return {
    call,
    async connect(signal) {
      // A new channel takes turns among those that are connected by then, which in
      // its first milliseconds is one. These calls are for its connections, and
      // nobody is told of them.
      if (policy !== BalancingPolicy.ROUND_ROBIN) return;
      const seen = new Set<string>();
      for (let tries = 0; seen.size < addresses.length && tries < mostTries; tries++) {
        seen.add((await call(signal)).peer);
      }
    },
    close: () => client.close(),
  };
}
