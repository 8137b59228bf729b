import type { WireLogWriter } from "./wire-log.ts";

/**
 * The writing end for one attempt of a call. A further attempt begins the log
 * anew, so that it holds the bytes of the last; what an earlier one still tells,
 * such as the end of its connection, is not written any more. The bridge's times
 * begin with the attempt and are moved to the call's.
 *
 * @param now ms since the call was opened
 */
export function beginAttempt(wire: WireLogWriter, now: () => number): WireLogWriter {
  const own = wire.begin();
  // The first begins with the call, as good as: its times stay what the bridge says.
  const startedAt = own === 0 ? 0 : now();
  const moved = <T extends { readonly at: number }>(item: T): T =>
    startedAt === 0 ? item : { ...item, at: item.at + startedAt };

  function whileNewest<A extends readonly unknown[]>(write: (...args: A) => void) {
    return (...args: A) => {
      if (wire.attempt === own) write(...args);
    };
  }
  return Object.assign(Object.create(wire) as WireLogWriter, {
    requestHead: whileNewest(wire.requestHead),
    responseHead: whileNewest(wire.responseHead),
    cut: whileNewest(wire.cut),
    sent: whileNewest(wire.sent),
    received: whileNewest(wire.received),
    finish: whileNewest(wire.finish),
    frames: whileNewest<Parameters<WireLogWriter["frames"]>>((records) =>
      wire.frames(records.map(moved)),
    ),
    connected: whileNewest<Parameters<WireLogWriter["connected"]>>((event) =>
      wire.connected(moved(event)),
    ),
    sample: whileNewest<Parameters<WireLogWriter["sample"]>>((sample) =>
      wire.sample(moved(sample)),
    ),
    close: whileNewest(wire.close),
  });
}
