/** Holds up who waits for it while it is closed. Begins open. */
export interface Gate {
  readonly isOpen: boolean;
  open(): void;
  close(): void;
  /** Resolves when the gate is open. */
  opened(): Promise<void>;
}

export function createGate(): Gate {
  let closed: PromiseWithResolvers<void> | undefined;
  return {
    get isOpen() {
      return closed === undefined;
    },
    open() {
      closed?.resolve();
      closed = undefined;
    },
    close() {
      closed ??= Promise.withResolvers<void>();
    },
    async opened() {
      await closed?.promise;
      // It may have been closed again before who waited came to run.
      if (closed !== undefined) await this.opened();
    },
  };
}
