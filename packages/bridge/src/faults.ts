import { Code, ConnectError } from "@connectrpc/connect";
import type { CloseCode } from "./frames.ts";

/** A fault for which no call can be blamed: the socket is closed with this code and reason. */
export class SocketFault extends Error {
  override readonly name = "SocketFault";
  readonly closeCode: CloseCode;

  constructor(closeCode: CloseCode, reason: string) {
    super(reason);
    this.closeCode = closeCode;
  }
}

/** A fault of one call: it ends with this gRPC code, and the other calls go on. */
export class CallFault extends Error {
  override readonly name = "CallFault";
  readonly code: Code;

  constructor(code: Code, message: string) {
    super(message);
    this.code = code;
  }
}

/** The frame's payload is not what its type says. */
export function malformed(what: string): CallFault {
  return new CallFault(Code.InvalidArgument, `bridge: malformed ${what}`);
}

/** The frame is well formed, and has no place at this point of its call's life. */
export function outOfOrder(what: string): CallFault {
  return new CallFault(Code.FailedPrecondition, `bridge: ${what}`);
}

/** More than a limit allows. The limit is named, so that a person knows what to raise. */
export function exceeds(limit: string, allowed: number, what: string): CallFault {
  return new CallFault(Code.ResourceExhausted, `bridge: ${what} (limit ${limit} = ${allowed})`);
}

/**
 * What a RESET frame says of any reason: a fault's or ConnectError's own code,
 * DEADLINE_EXCEEDED for a timeout and CANCELLED for an abort.
 */
export function resetOf(reason: unknown): { code: Code; message: string } {
  if (reason instanceof CallFault) return { code: reason.code, message: reason.message };
  const error = ConnectError.from(reason, Code.Unknown);
  return { code: error.code, message: error.rawMessage };
}

/** What the caller of a client function sees of a fault. */
export function connectErrorOf(fault: CallFault): ConnectError {
  return new ConnectError(fault.message, fault.code, undefined, undefined, fault);
}

/** A close reason cut to the 123 bytes that a WebSocket allows (RFC 6455, 5.5), at a character. */
export function closeReason(text: string): string {
  const encoder = new TextEncoder();
  const bytes = new Uint8Array(123);
  return text.slice(0, encoder.encodeInto(text, bytes).read);
}
