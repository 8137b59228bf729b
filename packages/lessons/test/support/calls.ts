import { create } from "@bufbuild/protobuf";
import {
  type CallLogWriter,
  createCallLog,
  type StatusName,
  statusCode,
} from "@grpc-playground/call";
import { Greeter, HelloReplySchema, HelloRequestSchema } from "@grpc-playground/gen/greet_pb";
import type { CallEvidence } from "../../src/index.ts";

/** Writes a call's log, as the call would; each event comes 100 ms after the one before. */
export interface Script {
  readonly log: CallLogWriter;
  readonly headers: (headers?: readonly (readonly [string, string])[], timeoutMs?: number) => void;
  readonly send: (name: string, greeting?: string) => void;
  readonly halfClose: () => void;
  readonly answer: (headers?: readonly (readonly [string, string])[]) => void;
  readonly receive: (message: string) => void;
  readonly trailers: (
    trailers?: readonly (readonly [string, string])[],
    trailersOnly?: boolean,
  ) => void;
  readonly end: (name: StatusName, message?: string, origin?: "client" | "server") => void;
  readonly wait: (ms: number) => void;
}

/** A call of greet.Greeter whose log has what the script writes. */
export function callOf(
  write: (script: Script) => void,
  about: Partial<Omit<CallEvidence, "log">> = {},
): CallEvidence {
  let now = 0;
  const log = createCallLog({ clock: () => now });
  const { method = Greeter.method.interactingHello } = about;
  const passed = () => ({ sent: log.counters.sent, received: log.counters.received });
  const then = (append: () => void) => {
    now += 100;
    append();
  };
  log.milestone({
    kind: "opened",
    service: method.parent.typeName,
    method: method.name,
    rpcType: method.methodKind,
    requestType: method.input.typeName,
    responseType: method.output.typeName,
    startedAt: 0,
  });
  write({
    log,
    headers: (headers = [], timeoutMs) =>
      then(() => log.milestone({ kind: "request-headers", headers, timeoutMs, complete: true })),
    send: (name, greeting = "Hello") =>
      then(() => log.message("message-sent", create(HelloRequestSchema, { name, greeting }), 10)),
    halfClose: () => then(() => log.milestone({ kind: "half-closed", ...passed() })),
    answer: (headers = []) => then(() => log.milestone({ kind: "response-headers", headers })),
    receive: (message) =>
      then(() => log.message("message-received", create(HelloReplySchema, { message }), 7)),
    trailers: (trailers = [], trailersOnly = false) =>
      then(() => log.milestone({ kind: "trailers", trailers, trailersOnly })),
    end: (name, message = "", origin = "server") =>
      then(() => {
        const code = statusCode(name);
        const details = name === "OK" ? [] : [{ type: "google.rpc.BadRequest", value: bytes() }];
        log.milestone({ kind: "status", code, name, message, details, origin, ...passed() });
      }),
    wait: (ms) => {
      now += ms;
    },
  });
  return { log, method, protocol: "grpc", target: "own", ...about };
}

function bytes(): Uint8Array {
  return new Uint8Array();
}

/** A conversation of two messages each way that ended well. */
export const conversation = callOf((call) => {
  call.headers([["x-team", "blue"]], 5_000);
  call.send("Ada");
  call.answer([["content-type", "application/grpc"]]);
  call.receive("Hello Ada");
  call.send("Bob");
  call.receive("Hello Bob");
  call.halfClose();
  call.trailers([["grpc-status", "0"]]);
  call.end("OK");
});

/** A call that the client gave up after one message. */
export const givenUp = callOf((call) => {
  call.headers();
  call.send("Ada");
  call.log.milestone({ kind: "paused", sent: 1, received: 0 });
  call.log.milestone({ kind: "cancelled", by: "client", sent: 1, received: 0 });
  call.end("CANCELLED", "You cancelled this call.", "client");
});

/** A call that goes on. */
export const open = callOf((call) => {
  call.headers();
  call.send("Ada");
});
