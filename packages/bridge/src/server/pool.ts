import { exceeds } from "../faults.ts";
import type { BridgeLimits } from "./limits.ts";
import { createSession } from "./session.ts";
import type { Session } from "./session.ts";
import type { SessionTap } from "./tap/session-tap.ts";
import type { ResolvedTarget } from "./target.ts";

/** The HTTP/2 connections of a bridge server, shared by the calls of all tabs. */
export interface Pool {
  readonly size: number;
  /** A session with room for a call, held for it: `release` it. It may not be ready yet. */
  acquire(target: ResolvedTarget): Session;
  /** A connection that no other call gets: its bytes are told to `tap`. Closed when it is released. */
  acquireOwn(target: ResolvedTarget, tap: SessionTap): Session;
  close(): Promise<void>;
}

export function createPool(
  limits: BridgeLimits,
  on: { opened(target: ResolvedTarget): void; closed(target: ResolvedTarget): void },
): Pool {
  const sessions = new Map<string, Set<Session>>();
  /** Those of one call each. */
  const own = new Set<Session>();
  let size = 0;
  let onEmpty: (() => void) | undefined;

  function remove(session: Session): void {
    const { key } = session.target;
    const same = sessions.get(key);
    if (!own.delete(session) && same?.delete(session) !== true) return;
    if (same?.size === 0) sessions.delete(key);
    size--;
    on.closed(session.target);
    if (size === 0) onEmpty?.();
  }

  /** Makes way for another target by closing a connection that nobody uses. */
  function evictIdle(): void {
    for (const some of [own, ...sessions.values()]) {
      for (const session of some) {
        if (session.calls > 0) continue;
        session.destroy();
        remove(session);
        return;
      }
    }
    throw exceeds("maxSessions", limits.maxSessions, "too many connections to targets");
  }

  function add(session: Session, to: Set<Session>): Session {
    to.add(session);
    size++;
    on.opened(session.target);
    session.hold();
    return session;
  }

  return {
    get size() {
      return size;
    },
    acquire(target) {
      const same = sessions.get(target.key);
      for (const session of same ?? []) {
        if (!session.usable || !session.hasRoom) continue;
        session.hold();
        return session;
      }
      if (size >= limits.maxSessions) evictIdle();
      const session = createSession(target, limits, remove);
      const home = sessions.get(target.key) ?? new Set();
      sessions.set(target.key, home);
      return add(session, home);
    },
    acquireOwn(target, tap) {
      if (size >= limits.maxSessions) evictIdle();
      return add(createSession(target, limits, remove, tap), own);
    },
    async close() {
      for (const some of [own, ...sessions.values()]) {
        for (const session of some) session.destroy();
      }
      if (size > 0) await new Promise<void>((resolve) => (onEmpty = resolve));
    },
  };
}
