/** Bytes, and messages, that may wait for the client before the handler has to. */
const maxWaitingBytes = 64 * 1024;
const maxWaitingMessages = 256;

/**
 * Counts the response messages that HTTP/2 has not taken yet, which flow
 * control puts off while the client does not read. A handler that awaits
 * `drained` whenever `full` keeps memory bounded, however slow the client.
 *
 * Node joins what is written in one turn of its event loop, so letting several
 * messages wait at once is what makes a long stream fast.
 */
export interface ResponseWindow {
  /** Counts a message of that many bytes in; call the result when it was taken. */
  taking(bytes: number): () => void;
  full(): boolean;
  /** Resolves when half of what may wait is free again, or at `release`. */
  drained(): Promise<void>;
  /** The call is over: nothing will be taken any more. */
  release(): void;
}

export function createResponseWindow(): ResponseWindow {
  let waitingBytes = 0;
  let waitingMessages = 0;
  let released = false;
  let resume: (() => void) | undefined;

  function wake() {
    resume?.();
    resume = undefined;
  }

  return {
    taking(bytes) {
      waitingBytes += bytes;
      waitingMessages++;
      return () => {
        waitingBytes -= bytes;
        waitingMessages--;
        if (waitingBytes <= maxWaitingBytes / 2 && waitingMessages <= maxWaitingMessages / 2) {
          wake();
        }
      };
    },
    full: () =>
      !released && (waitingBytes >= maxWaitingBytes || waitingMessages >= maxWaitingMessages),
    drained: () =>
      new Promise((resolve) => {
        if (released) resolve();
        else resume = resolve;
      }),
    release() {
      released = true;
      wake();
    },
  };
}
