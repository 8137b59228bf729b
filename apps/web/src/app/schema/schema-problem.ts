import { Code, ConnectError } from "@connectrpc/connect";
import type { Problem } from "../../shared/lib/problem.ts";
import type { Target } from "../../shared/lib/target.ts";

type Words = (address: string) => { title: string; next: string };

const foreign: Partial<Record<Code, Words>> = {
  [Code.Unavailable]: (address) => ({
    title: `No call gets through to ${address}`,
    next: "Check that the server runs, that host and port are right, and whether it speaks TLS or plaintext.",
  }),
  [Code.DeadlineExceeded]: (address) => ({
    title: `${address} did not answer in time`,
    next: "Check host and port. A firewall that drops packets looks like this; so does plaintext sent to a TLS port.",
  }),
  [Code.Unimplemented]: (address) => ({
    title: `${address} answers, but has no server reflection`,
    next: "The page learns a server's methods by reflection. Turn it on in the server (a line or two in most languages), then connect again.",
  }),
  [Code.PermissionDenied]: (address) => ({
    title: `This playground may not call ${address}`,
    next: "Run the playground on your own machine, or ask whoever runs this one to allow that address.",
  }),
  [Code.InvalidArgument]: (address) => ({
    title: `“${address}” is not an address that can be called`,
    next: "Write host:port, such as localhost:50051 or [::1]:50051.",
  }),
};

/** Puts the failure to learn what `target` offers into words. */
export function schemaProblem(reason: unknown, target: Target): Problem {
  const error = ConnectError.from(reason);
  if (target === undefined) {
    return {
      title: "The playground's server does not answer",
      detail: error.rawMessage,
      next: "Check that npm start is still running, then try again.",
    };
  }
  const words = foreign[error.code]?.(target.address) ?? {
    title: `The services of ${target.address} could not be read (${Code[error.code]})`,
    next: "Try again. If it stays so, look into the log of that server and of the playground.",
  };
  return { ...words, detail: withoutAddress(error.rawMessage, target.address) };
}

/** The title names the address, so the reason need not begin with it. */
function withoutAddress(message: string, address: string): string {
  const start = `cannot call ${address}: `;
  return message.startsWith(start) ? message.slice(start.length) : message;
}
