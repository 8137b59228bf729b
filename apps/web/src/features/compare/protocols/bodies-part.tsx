import { counted, number } from "../../../shared/lib/format.ts";
import { VisuallyHidden } from "../../../shared/ui/visually-hidden.tsx";
import { Bar, Legend, type Tone } from "../shared/bar.tsx";
import { Note, Part } from "../shared/part.tsx";
import { Cell, Table } from "../shared/table.tsx";
import type { WayFacts } from "./facts.ts";
import { ProtocolRows } from "./protocol-rows.tsx";
import styles from "./protocols.module.css";
import type { ResultsProps } from "./results-props.ts";
import type { Segment } from "./strip.ts";

/** How each protocol cuts its bodies, drawn to one scale, and where it says how the call ended. */
export function BodiesPart({ measured, protocols }: ResultsProps) {
  const ways = measured.flatMap(({ facts }) => [facts.up, facts.down]);
  const full = Math.max(1, ...ways.map(({ body }) => body));
  return (
    <Part title="Framing" intro="The bodies from their first byte to their last, to one scale.">
      <div className={styles.legends}>
        <Legend
          way="up"
          words={[
            ["value", "message up"],
            ["frame", "envelope of 5 bytes"],
          ]}
        />
        <Legend
          way="down"
          words={[
            ["value", "message down"],
            ["frame", "envelope of 5 bytes"],
            ["name", "status in the body"],
          ]}
        />
      </div>
      <Table
        label="Framing by protocol"
        columns={[
          { name: "Protocol", width: "6.5rem" },
          { name: "Up" },
          { name: "Down" },
          { name: "Status", width: "26%" },
        ]}
      >
        <ProtocolRows measured={measured} protocols={protocols} columns={3}>
          {({ facts: { up, down, statusPlace, status } }) => (
            <>
              <Strip way="up" facts={up} full={full} />
              <Strip way="down" facts={down} full={full} />
              <Cell of="Status" className={styles.status}>
                <div>
                  <b>{status.name}</b> {statusPlace}
                </div>
              </Cell>
            </>
          )}
        </ProtocolRows>
      </Table>
      <Note>
        An envelope is one byte of flags and four that say how long the message is: with it a body
        can hold many. A unary call over Connect has one message, and does without.
      </Note>
    </Part>
  );
}

function Strip({ way, facts, full }: { way: "up" | "down"; facts: WayFacts; full: number }) {
  const { strip, body, parts } = facts;
  return (
    <Cell of={way === "up" ? "Up" : "Down"}>
      <div>
        <span className={styles.parts}>
          {parts === 0 ? "empty" : `${counted(body, "byte")} in ${counted(parts, "part")}`}
        </span>
        <VisuallyHidden>: {stripWords(strip)}</VisuallyHidden>
        <Bar
          way={way}
          full={full}
          pieces={strip.map(({ kind, bytes }) => ({ tone: tones[kind], bytes }))}
        />
      </div>
    </Cell>
  );
}

const tones: Readonly<Record<Segment["kind"], Tone>> = {
  envelope: "frame",
  message: "value",
  status: "name",
};

const words: Readonly<Record<Segment["kind"], string>> = {
  envelope: "envelope",
  message: "message",
  status: "status",
};

function stripWords(strip: readonly Segment[]): string {
  if (strip.length === 0) return "no body";
  return strip
    .map(({ kind, bytes, pieces }) =>
      pieces > 1
        ? `${number(pieces)} ${words[kind]}s, ${number(bytes)} bytes`
        : `${words[kind]}, ${number(bytes)} bytes`,
    )
    .join("; ");
}
