import type { ConnectError } from "@connectrpc/connect";

/**
 * Why the playground's server did not answer, in the middle of a sentence. Of a request that
 * reached nobody each browser has words of its own, which tell little.
 */
export function whySilent({ cause, rawMessage }: ConnectError): string {
  return cause instanceof TypeError
    ? "the playground's server cannot be reached; check that it still runs"
    : rawMessage;
}
