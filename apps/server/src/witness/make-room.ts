import type { Trace } from "./trace.ts";

/** A trace, and who needs it. */
export interface Kept {
  readonly trace: Trace;
  /** Of those who watch it, the first of whom it counts for. */
  readonly hosts: string[];
  forget: NodeJS.Timeout | undefined;
  /** It had to make way: whoever watches it is told so. */
  isOut: boolean;
}

/**
 * Which of all traces has to make way for another: the oldest that is over and
 * that nobody watches; else the oldest that nobody watches, whose call goes on
 * unseen; else one that counts for the host with the most, if whoever wants the
 * room has fewer. So nobody can take all of it, be it by calls or by watching.
 *
 * @param all the oldest first
 * @param host who wants to watch; undefined when only a call came
 * @returns undefined when there is no room for this one
 */
export function makeRoom(
  all: ReadonlyMap<string, Kept>,
  host: string | undefined,
): readonly [string, Kept] | undefined {
  let unwatched: readonly [string, Kept] | undefined;
  const byHost = new Map<string, (readonly [string, Kept])[]>();
  for (const entry of all) {
    const [, { trace, hosts }] = entry;
    const [first] = hosts;
    if (first === undefined) {
      if (trace.open === 0) return entry;
      unwatched ??= entry;
      continue;
    }
    const others = byHost.get(first);
    if (others === undefined) byHost.set(first, [entry]);
    else others.push(entry);
  }
  if (unwatched !== undefined || host === undefined) return unwatched;
  const own = byHost.get(host)?.length ?? 0;
  const [most = []] = [...byHost.values()].toSorted((a, b) => b.length - a.length);
  // With one more its own share would be as large.
  return most.length > own + 1 ? most[0] : undefined;
}
