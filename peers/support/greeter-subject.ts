import { hello } from "./hello.ts";
import type { Subject } from "./target-contract.ts";

/** The Greeter as the Python and the grpc-js peers serve it. */
export function greeterSubject(start: Subject["start"], signature: Subject["signature"]): Subject {
  return {
    start,
    signature,
    service: "greet.Greeter",
    methods: {
      unary: "SayHello",
      serverStream: "ParrotSaysHello",
      clientStream: "ChattyClientSaysHello",
      bidi: "InteractingHello",
    },
    request: hello,
    reply: (name) => ({ message: `Hello ${name}` }),
    joined: (names) => ({ message: `${names.length} hellos`, request: names.map(hello) }),
  };
}
