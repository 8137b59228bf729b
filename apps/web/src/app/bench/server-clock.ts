/** Puts times of the server's clock among those of the call's. */
export interface ServerClock {
  /**
   * The call's times of what came together, in order.
   *
   * @param seen `at`: ms since the server heard of the call; `before`: when it has happened at the latest, by the call's clock
   * @param sentAt when the head of the request went out, by the call's clock
   */
  readonly place: (
    seen: readonly { readonly at: number; readonly before: number }[],
    sentAt: number,
  ) => readonly number[];
}

/**
 * The clocks differ by the time that the request took to the server, which is
 * not known: making a connection may be part of it. It cannot be less than
 * when the request was sent, and whatever the server tells of happened before
 * it was heard here, and before the client saw what came of it. The least of these is the
 * nearest. No time is before one that was given out already.
 */
export function createServerClock(): ServerClock {
  let most = Number.POSITIVE_INFINITY;
  let last = 0;
  return {
    place: (seen, sentAt) => {
      for (const { at, before } of seen) most = Math.min(most, before - at);
      return seen.map(({ at }) => (last = Math.max(last, at + Math.max(sentAt, most))));
    },
  };
}
