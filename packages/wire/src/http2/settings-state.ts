import type { SettingEntry, Way } from "./frames.ts";

/** What a sender has to keep to, since its peer said so. */
export interface Constraint {
  readonly id: number;
  readonly value: number;
}

/**
 * What both sides have announced in SETTINGS, and what of it holds. Settings
 * bind the other side from its ACK on (RFC 9113, 6.5.3): before that frame it
 * may not have seen them.
 */
export interface SettingsState {
  /** One side announced these. */
  announced(by: Way, entries: readonly SettingEntry[]): void;
  /**
   * One side acknowledged the oldest that wait for it, which bind what it sends
   * from here on; undefined when none wait.
   */
  acknowledged(by: Way): readonly Constraint[] | undefined;
  /**
   * The highest value of a setting that one side may go by already: what binds
   * it, or what waits for its ACK.
   */
  highest(way: Way, id: number): number;
  /** By how much that is above what binds it. */
  slack(way: Way, id: number): number;
}

export function createSettingsState(defaults: Readonly<Record<number, number>>): SettingsState {
  const sides = { up: createSide(defaults), down: createSide(defaults) };
  const other = (way: Way) => (way === "up" ? sides.down : sides.up);
  return {
    announced: (by, entries) => other(by).wait(entries),
    acknowledged: (by) => sides[by].bind(),
    highest: (way, id) => sides[way].highest(id),
    slack: (way, id) => sides[way].highest(id) - sides[way].bound(id),
  };
}

/** What binds one side. */
function createSide(defaults: Readonly<Record<number, number>>) {
  const values = new Map(Object.entries(defaults).map(([id, value]) => [Number(id), value]));
  let waiting: (readonly SettingEntry[])[] = [];
  let next = 0;
  /** The highest of what waits, by id: kept until nothing does. */
  const awaited = new Map<number, number>();

  return {
    wait(entries: readonly SettingEntry[]) {
      waiting.push(entries);
      for (const { id, value } of entries) {
        if (values.has(id)) awaited.set(id, Math.max(value, awaited.get(id) ?? 0));
      }
    },
    bind() {
      const entries = waiting[next++];
      if (next >= waiting.length) {
        waiting = [];
        next = 0;
        awaited.clear();
      }
      for (const { id, value } of entries ?? []) if (values.has(id)) values.set(id, value);
      return entries;
    },
    bound: (id: number) => values.get(id) ?? 0,
    highest: (id: number) => Math.max(values.get(id) ?? 0, awaited.get(id) ?? 0),
  };
}
