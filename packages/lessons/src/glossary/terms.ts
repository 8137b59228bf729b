/** A term of the glossary. */
export interface Term {
  /** As it is written in a heading. */
  readonly term: string;
  /** Other forms that mean it in a text. Case does not matter for any of them. */
  readonly also: readonly string[];
  /** Two or three sentences, with code between backticks. */
  readonly means: string;
  /** The id of the lesson that teaches it. */
  readonly lesson: string;
}

/** The terms that the page underlines where they occur, in the order of the course. */
export const terms: readonly Term[] = [
  {
    term: "RPC",
    also: ["remote procedure call", "RPCs"],
    means:
      "A remote procedure call: a function of another program, often on another machine, that is called as if it were one of your own. The difference shows when the network fails.",
    lesson: "what-an-rpc-is",
  },
  {
    term: "unary",
    also: ["unary call", "unary calls", "unary RPC"],
    means: "One request, one reply. The simplest of the four RPC types.",
    lesson: "what-an-rpc-is",
  },
  {
    term: "server streaming",
    also: ["server stream", "server streams"],
    means: "One request, and any number of replies, each as soon as the server has it.",
    lesson: "server-streaming",
  },
  {
    term: "client streaming",
    also: ["client stream", "client streams"],
    means: "Any number of requests, and one reply, which usually comes after the half-close.",
    lesson: "client-streaming",
  },
  {
    term: "bidirectional streaming",
    also: ["bidirectional", "bidi"],
    means:
      "Both ends send any number of messages on one call, each in its own time. What order they answer each other in is between the two programs.",
    lesson: "bidirectional",
  },
  {
    term: "service",
    also: [],
    means: "A named group of methods in a .proto file, such as `greet.Greeter`.",
    lesson: "the-contract",
  },
  {
    term: "message type",
    also: ["message types"],
    means: "A named list of fields in a .proto file. Requests and replies are messages.",
    lesson: "the-contract",
  },
  {
    term: "field number",
    also: ["field numbers"],
    means:
      "The number after `=` in a .proto file. It stands for the field's name in the bytes, and so must never change once messages travel.",
    lesson: "the-contract",
  },
  {
    term: "proto3",
    also: ["proto2", "editions"],
    means:
      'A version of the protobuf language, named by the first line of a .proto file. Newer files may name an edition instead, such as `edition = "2023"`.',
    lesson: "the-contract",
  },
  {
    term: "protoc",
    also: [],
    means:
      "The compiler that reads .proto files. A plugin for each language writes the code: messages, stubs, servicers.",
    lesson: "generated-code",
  },
  {
    term: "stub",
    also: ["stubs"],
    means:
      "The client's end of a service, made by a generator: an object with a function for each method. Calling it makes the call.",
    lesson: "generated-code",
  },
  {
    term: "servicer",
    also: ["servicers"],
    means:
      "Python's name for the class that a generator makes for the server: you inherit from it and write its methods.",
    lesson: "generated-code",
  },
  {
    term: "protobuf",
    also: ["protocol buffers"],
    means:
      "Protocol Buffers: a language for contracts, and a compact binary form for messages in which fields are numbered and not named.",
    lesson: "messages-as-bytes",
  },
  {
    term: "varint",
    also: ["varints"],
    means:
      "An integer whose length depends on its value: seven bits in each byte, and the eighth says whether more follow.",
    lesson: "messages-as-bytes",
  },
  {
    term: "wire type",
    also: ["wire types"],
    means:
      "The low three bits of a field's tag: how its bytes are to be read, such as a varint or a length with that many bytes behind it.",
    lesson: "messages-as-bytes",
  },
  {
    term: "half-close",
    also: ["half-closed", "half-closes", "half-closing", "half close"],
    means:
      "The client says that it will send no more on this call, and goes on listening. In HTTP/2 it is the END_STREAM flag.",
    lesson: "client-streaming",
  },
  {
    term: "channel",
    also: ["channels"],
    means:
      "What a client keeps towards a server: one or more connections, made when needed and shared by all calls. Making one for each call costs a connection each time.",
    lesson: "client-anatomy",
  },
  {
    term: "status",
    also: ["status code", "status codes", "grpc-status"],
    means: "How a call ended: one of 17 codes and a message. Every call ends with exactly one.",
    lesson: "status-codes",
  },
  {
    term: "error details",
    also: ["error detail"],
    means:
      "Messages packed beside a status, such as `google.rpc.BadRequest` with the fields that were wrong, so that a program can tell why.",
    lesson: "status-codes",
  },
  {
    term: "deadline",
    also: ["deadlines", "grpc-timeout"],
    means:
      "The moment up to which a client is willing to wait. It travels as the time that is left, so that the server can give up too.",
    lesson: "deadlines",
  },
  {
    term: "cancellation",
    also: ["cancel", "cancelled", "cancels", "cancelling"],
    means:
      "The client's word that it no longer wants the answer. The server hears of it and should stop working.",
    lesson: "cancellation",
  },
  {
    term: "metadata",
    also: [],
    means:
      "Names and values beside the messages of a call: about the call, not its content, such as who is calling. It travels as HTTP headers and trailers.",
    lesson: "metadata",
  },
  {
    term: "trailers",
    also: ["trailer"],
    means:
      "Headers that come after the last message. gRPC puts the status there, because a server knows only at the end how a call went.",
    lesson: "metadata",
  },
  {
    term: "trailers-only",
    also: ["trailers only"],
    means:
      "A response that is one block of headers, with the status in it: usually the call failed before the server had anything else to say.",
    lesson: "metadata",
  },
  {
    term: "interceptor",
    also: ["interceptors"],
    means:
      "Code around a call, on either end, that sees what passes, and may change or stop it: for logs, credentials, retries. Several stand around each other like an onion's skins.",
    lesson: "interceptors",
  },
  {
    term: "flow control",
    also: ["back-pressure", "backpressure"],
    means:
      "How a slow reader slows its writer: HTTP/2 lets only so many bytes travel that were not read yet, and then the writer has to wait.",
    lesson: "flow-control",
  },
  {
    term: "window",
    also: ["windows", "WINDOW_UPDATE"],
    means:
      "How many bytes a sender may still send on a stream or a connection before the reader allows more by a WINDOW_UPDATE frame.",
    lesson: "flow-control",
  },
  {
    term: "compression",
    also: ["compressed", "grpc-encoding"],
    means:
      "Each message can be compressed by itself; a flag in its prefix says that it is, and `grpc-encoding` says how.",
    lesson: "compression",
  },
  {
    term: "idempotent",
    also: ["idempotency"],
    means: "Doing it twice does no more than doing it once. Only then is a retry always safe.",
    lesson: "retries",
  },
  {
    term: "retry",
    also: ["retries", "retried", "retrying"],
    means:
      "The same call made once more after a failure that may pass. Each attempt after the first tells how many there were, in `grpc-previous-rpc-attempts`.",
    lesson: "retries",
  },
  {
    term: "service config",
    also: [],
    means:
      "What a channel is told about a service's calls, as JSON: which may be tried again, how long they may take, how they are balanced.",
    lesson: "retries",
  },
  {
    term: "health checking",
    also: ["health check", "health checks"],
    means:
      "A service that every gRPC server may offer (`grpc.health.v1.Health`), by which others learn whether it is ready for calls.",
    lesson: "health-and-reflection",
  },
  {
    term: "reflection",
    also: ["server reflection"],
    means:
      "A service by which a server tells its own contract, so that tools can call it without its .proto files.",
    lesson: "health-and-reflection",
  },
  {
    term: "load balancing",
    also: ["load balancer"],
    means:
      "Spreading calls over several servers. In gRPC the client can do it: it knows their addresses, and chooses one for each call.",
    lesson: "load-balancing",
  },
  {
    term: "pick-first",
    also: ["pick_first"],
    means:
      "The policy that gRPC uses unless told otherwise. All calls go to the first address that answers.",
    lesson: "load-balancing",
  },
  {
    term: "round-robin",
    also: ["round_robin"],
    means: "The policy by which calls go to all connected servers in turn.",
    lesson: "load-balancing",
  },
  {
    term: "gRPC-Web",
    also: [],
    means:
      "gRPC as a browser's fetch can speak it: over any HTTP, with the trailers at the end of the body. From a browser it carries unary calls and server streams.",
    lesson: "protocols",
  },
  {
    term: "Connect",
    also: ["Connect protocol"],
    means:
      "A protocol for the same services over ordinary HTTP. A unary call is a plain POST with the message as its body, in protobuf or in JSON.",
    lesson: "protocols",
  },
  {
    term: "REST",
    also: [],
    means:
      "A style of APIs in which addresses name things and HTTP's verbs act on them, mostly with JSON. Its contract, if there is one, is written down elsewhere.",
    lesson: "protocols",
  },
  {
    term: "TLS",
    also: ["certificate", "certificates"],
    means:
      "What encrypts a connection and proves who the server is, by a certificate that an authority has signed which the client trusts.",
    lesson: "tls",
  },
  {
    term: "HTTP/2",
    also: [],
    means:
      "The version of HTTP that gRPC is built on: one connection carries many streams at once, each made of frames.",
    lesson: "messages-as-bytes",
  },
  {
    term: "frame",
    also: ["frames", "HEADERS frame", "DATA frame", "DATA frames", "HEADERS frames"],
    means:
      "The unit in which HTTP/2 travels, with a nine-byte head: HEADERS for headers and trailers, DATA for messages, RST_STREAM to break off, and seven more types.",
    lesson: "metadata",
  },
  {
    term: "RST_STREAM",
    also: [],
    means: "The HTTP/2 frame that ends a stream at once. A cancelled call sends one.",
    lesson: "cancellation",
  },
  {
    term: "END_STREAM",
    also: [],
    means: "The flag on the last DATA or HEADERS frame that one end sends on a stream.",
    lesson: "client-streaming",
  },
  {
    term: "5-byte prefix",
    also: ["five-byte prefix", "length prefix"],
    means:
      "What stands before each message of a gRPC call: one byte that says whether it is compressed, and four that hold its length.",
    lesson: "messages-as-bytes",
  },
  {
    term: "thread pool",
    also: ["thread pools", "ThreadPoolExecutor"],
    means:
      "A fixed number of threads that take turns at the work. A Python gRPC server runs each call on one of them, and calls beyond their number wait.",
    lesson: "server-anatomy",
  },
  {
    term: "event loop",
    also: ["event loops"],
    means:
      "One thread that does a little of each call in turn and never waits for any. Node works like that.",
    lesson: "server-anatomy",
  },
];
