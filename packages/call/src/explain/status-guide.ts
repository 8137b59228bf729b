import { statusNames } from "../status-codes.ts";
import type { StatusName } from "../status-codes.ts";

/** What a status code means to the person who got it. */
export interface StatusGuide {
  /** What it says. */
  readonly meaning: string;
  /** Who usually decides on it. */
  readonly raisedBy: string;
  /** What to do next. */
  readonly next: string;
}

/**
 * Each status code in plain words. The meanings follow the gRPC documentation,
 * "Status codes and their use in gRPC".
 */
export const statusGuides: Readonly<Record<StatusName, StatusGuide>> = {
  OK: {
    meaning: "The call did what was asked.",
    raisedBy: "The server, after its last message.",
    next: "Nothing to mend: read the reply.",
  },
  CANCELLED: {
    meaning: "The call was given up before it was done.",
    raisedBy: "Nearly always the client; a server that cancels work of its own can pass it on.",
    next: "If you did not mean to, start the call again. What the server had already done may stay done.",
  },
  UNKNOWN: {
    meaning: "Something failed, and nobody said what.",
    raisedBy: "Usually a server whose code threw an error without a status.",
    next: "Look in the server's log for the real error, and have the server raise a status that says more.",
  },
  INVALID_ARGUMENT: {
    meaning: "The request is wrong in itself, whatever state the server is in.",
    raisedBy: "The server's own code, when it checks the request.",
    next: "Read the message and the details, correct the field they name, and send again.",
  },
  DEADLINE_EXCEEDED: {
    meaning: "The time that the client allowed ran out.",
    raisedBy: "The client or the server, whichever sees the deadline pass first.",
    next: "Allow more time, or ask for less. The server may have finished all the same, so be careful with a retry.",
  },
  NOT_FOUND: {
    meaning: "What was asked for does not exist.",
    raisedBy: "The server's own code.",
    next: "Check the name or the id that you sent.",
  },
  ALREADY_EXISTS: {
    meaning: "What should be created is there already.",
    raisedBy: "The server's own code.",
    next: "Use the one that exists, or choose another name.",
  },
  PERMISSION_DENIED: {
    meaning: "The server knows who you are, and you may not do this.",
    raisedBy: "The server, often in an interceptor that checks rights.",
    next: "Ask for the right, or call as somebody who has it. The same call again will not help.",
  },
  RESOURCE_EXHAUSTED: {
    meaning: "Something is used up: a quota, the memory, or the allowed size of a message.",
    raisedBy: "The server; also the gRPC library, when a message is larger than its limit.",
    next: "Send less or more slowly, wait before you try again, or raise the limit that the message names.",
  },
  FAILED_PRECONDITION: {
    meaning: "The request is sound, but the system is not in the state that it needs.",
    raisedBy: "The server's own code.",
    next: "Bring about the state first, as the message says; trying again before that is of no use.",
  },
  ABORTED: {
    meaning: "Somebody else changed the same thing at the same time, and the server stopped.",
    raisedBy: "The server's own code, for example when a transaction is in conflict.",
    next: "Start again one level higher: read the new state, then repeat the change.",
  },
  OUT_OF_RANGE: {
    meaning: "The request goes beyond the end, such as reading past the end of a file.",
    raisedBy: "The server's own code.",
    next: "Ask for less, or stop: this is often the normal end of a loop.",
  },
  UNIMPLEMENTED: {
    meaning: "The server does not have this method.",
    raisedBy: "The gRPC library of the server, when no code is registered under the name.",
    next: "Check the service, the method, the address and the version of the server; and that the .proto file is the server's own.",
  },
  INTERNAL: {
    meaning:
      "A rule that should always hold was broken: this is a bug, or bytes that make no sense.",
    raisedBy: "The server, or the gRPC library at either end.",
    next: "Look in the server's log. If the message speaks of decoding, the two ends may have different .proto files.",
  },
  UNAVAILABLE: {
    meaning: "The service is not available just now.",
    raisedBy:
      "The gRPC library when it gets no connection or loses it; a server that is shutting down.",
    next: "If the message names a wrong address or certificate, mend that. Else wait a little and try again, longer each time. If the call changes something, make sure that doing it twice is harmless.",
  },
  DATA_LOSS: {
    meaning: "Data is lost or damaged beyond repair.",
    raisedBy: "The server's own code, rarely.",
    next: "Do not try again; tell whoever runs the server.",
  },
  UNAUTHENTICATED: {
    meaning: "The server does not know who you are.",
    raisedBy: "The server, often in an interceptor that checks credentials.",
    next: "Send valid credentials, usually as authorization metadata.",
  },
};

/** The guides in the order of their numbers, for lists. */
export const statusList = statusNames.map((name, code) => ({ code, name, ...statusGuides[name] }));
