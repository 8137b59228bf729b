import type { Sighting, SightingLog } from "@grpc-playground/call";
import { useState } from "react";
import { cx } from "../../../shared/lib/cx.ts";
import { counted, number, time } from "../../../shared/lib/format.ts";
import { Button } from "../../../shared/ui/button.tsx";
import styles from "./onion.module.css";
import { wayOf, wordsOf } from "./words.ts";

/** More than a person reads, and few enough to draw each time that one is added. */
const atOnce = 200;

type Group = readonly [Sighting, ...Sighting[]];

/** Everything that was seen, in its order. */
export function SightingList({ sightings }: { sightings: SightingLog }) {
  const { all, attempts, dropped } = sightings;
  const [most, setMost] = useState(atOnce);
  const shown = Math.min(all.length, most);
  const hidden = all.length - shown;
  return (
    <>
      <ol className={styles.list} aria-label="Sightings">
        {groupsOf(all, shown).map((group, index) => (
          // Nothing is ever taken out; what comes late moves the rows behind it.
          <Row key={index} group={group} isAttemptTold={attempts > 1} />
        ))}
      </ol>
      {hidden > 0 && (
        <Button size="sm" onClick={() => setMost(most + 5 * atOnce)}>
          Show {counted(hidden, "more sighting", "more")}
        </Button>
      )}
      {dropped > 0 && (
        <p className={styles.about}>
          {number(dropped)} later messages are not listed, to bound the memory.
        </p>
      )}
    </>
  );
}

/** What one saw without anything between, and without a word on it, is one row. */
function groupsOf(all: SightingLog["all"], length: number): readonly Group[] {
  const groups: [Sighting, ...Sighting[]][] = [];
  for (let index = 0; index < length; index++) {
    const sighting = all.at(index);
    if (sighting === undefined) continue;
    const group = groups.at(-1);
    if (group !== undefined && isOneWith(group[0], sighting)) group.push(sighting);
    else groups.push([sighting]);
  }
  return groups;
}

function isOneWith(first: Sighting, next: Sighting): boolean {
  return (
    first.side === next.side &&
    first.layer === next.layer &&
    first.attempt === next.attempt &&
    wayOf(first) === wayOf(next) &&
    next.note === undefined &&
    next.stopped !== true
  );
}

function Row({ group, isAttemptTold }: { group: Group; isAttemptTold: boolean }) {
  const [{ at, side, by, layer, attempt, note, stopped }] = group;
  return (
    <li className={cx(styles.row, isAttemptTold && styles.tried)}>
      <span className={styles.time}>{time(at)}</span>
      {isAttemptTold && <span className={styles.attempt}>attempt {attempt + 1}</span>}
      <span className={cx(styles.who, styles[side])}>
        {layer < 0 ? "the server" : `${side} ${by}`}
      </span>
      <span className={cx(styles.what, styles[wayOf(group[0])])}>
        {group.map(wordsOf).join(", ")}
      </span>
      <span className={styles.note}>
        {stopped === true && <b>answered here{note === undefined ? "" : ": "}</b>}
        {note}
      </span>
    </li>
  );
}
