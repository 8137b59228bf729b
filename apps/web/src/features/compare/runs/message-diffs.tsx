import type { JsonValue } from "@bufbuild/protobuf";
import { useState } from "react";
import { counted, number, size, time } from "../../../shared/lib/format.ts";
import { Badge } from "../../../shared/ui/badge.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { WayGlyph } from "../../../shared/ui/way-glyph.tsx";
import { Note, Part } from "../shared/part.tsx";
import { Cell, Table } from "../shared/table.tsx";
import { differing } from "./diff-facts.ts";
import { unlike } from "./unlike.ts";
import type { FieldChange } from "./diff-json.ts";
import type { MessageDiff, MessageDiffs as Diffs } from "./diff-messages.ts";
import styles from "./runs.module.css";

/** Messages shown before somebody asks for more. */
const page = 30;

/** The messages of two runs, pair by pair, with the fields that differ. */
export function MessageDiffs({ diffs: { rows, left } }: { diffs: Diffs }) {
  const different = rows.filter((row) => !isSame(row));
  const [all, setAll] = useState(false);
  const [shown, setShown] = useState(page);
  const listed = all ? rows : different;
  const more = listed.length - shown;
  const same = rows.length - different.length;
  return (
    <Part
      title="Messages"
      intro={`${counted(rows.length, "pair")}, by direction and place: ${number(same)} the same, ${number(different.length)} different.`}
    >
      {same > 0 && (
        <label className={styles.only}>
          <input
            type="checkbox"
            checked={!all}
            onChange={({ target }) => setAll(!target.checked)}
          />
          Only what differs
        </label>
      )}
      <ul className={styles.pairs} aria-label="Compared pairs">
        {listed.slice(0, shown).map((row) => (
          <Pair key={`${row.kind} ${row.index}`} row={row} />
        ))}
      </ul>
      {more > 0 && (
        <Button size="sm" onClick={() => setShown(shown + page * 5)}>
          Show {number(Math.min(more, page * 5))} more of {number(more)}
        </Button>
      )}
      {(left.a > 0 || left.b > 0) && (
        <Note>
          Compared are the first 1,000 messages of each run, up to 4 MiB. Not looked at:{" "}
          {number(left.a)} of A, {number(left.b)} of B.
        </Note>
      )}
    </Part>
  );
}

function isSame({ a, b, diff }: MessageDiff): boolean {
  return a !== undefined && b !== undefined && diff === undefined;
}

function Pair({ row }: { row: MessageDiff }) {
  const { kind, index, a, b, diff } = row;
  const isSent = kind === "message-sent";
  return (
    <li className={styles.pair}>
      <div className={styles.pairHead}>
        <WayGlyph way={isSent ? "up" : "down"} small />
        <span className={styles.pairName}>
          {isSent ? "Sent" : "Received"} {number(index + 1)}
        </span>
        <Badge tone={isSame(row) ? "neutral" : "warn"}>{verdict(row)}</Badge>
        <span className={styles.when}>
          {a && `A ${time(a.at)}, ${size(a.size)}`}
          {a && b && " · "}
          {b && `B ${time(b.at)}, ${size(b.size)}`}
        </span>
      </div>
      {diff !== undefined && diff.changes.length > 0 && <Changes changes={diff.changes} />}
      {diff?.more === true && <Note>And more, which are not listed.</Note>}
    </li>
  );
}

function verdict({ a, b, diff }: MessageDiff): string {
  if (a === undefined) return "only in B";
  if (b === undefined) return "only in A";
  if (diff === undefined) return "the same";
  if (diff.changes.length === 0) return "differs in bytes that JSON does not show";
  return differing(diff.changes.length, diff.more);
}

function Changes({ changes }: { changes: readonly FieldChange[] }) {
  return (
    <Table
      label="Fields that differ"
      columns={[{ name: "Field", width: "28%" }, { name: "A" }, { name: "B" }]}
    >
      {changes.map(({ path, a, b }) => (
        <tr key={path}>
          <th scope="row" className={styles.path}>
            {path === "" ? "the message" : path}
          </th>
          <Value of="A" value={a} other={b} />
          <Value of="B" value={b} other={a} />
        </tr>
      ))}
    </Table>
  );
}

interface ValueProps {
  of: "A" | "B";
  value: JsonValue | undefined;
  /** What stands in its place in the other run. */
  other: JsonValue | undefined;
}

/** A value with what is not in the other marked. */
function Value({ of, value, other }: ValueProps) {
  if (value === undefined) {
    return (
      <Cell of={of} className={styles.missing}>
        not set
      </Cell>
    );
  }
  const text = JSON.stringify(value);
  const [before, own, after] = unlike(text, other === undefined ? "" : JSON.stringify(other));
  return (
    <Cell of={of} isMono className={styles.value}>
      <span>
        {before}
        {own !== "" && <mark>{own}</mark>}
        {after}
      </span>
    </Cell>
  );
}
