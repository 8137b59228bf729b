import { time } from "../../../shared/lib/format.ts";
import { Note, Part } from "../shared/part.tsx";
import { Cell, Table } from "../shared/table.tsx";
import { spread } from "../sizes/speed.ts";
import { ProtocolRows } from "./protocol-rows.tsx";
import styles from "./protocols.module.css";
import type { ResultsProps } from "./results-props.ts";

/** How long calls took, each protocol's range on one scale. */
export function TimePart({ measured, protocols }: ResultsProps) {
  const full = Math.max(0.001, ...measured.flatMap(({ times }) => times));
  const repeat = Math.max(...measured.map(({ times }) => times.length));
  return (
    <Part
      title="Time"
      intro={
        repeat > 1
          ? `From opening a call to its status, over ${repeat} calls each: the middle one, and the shortest and longest.`
          : "From opening a call to its status, of one call each: repeat it more often to see how much of it is chance."
      }
    >
      <Table
        label="Time by protocol"
        columns={[
          { name: "Protocol", width: "6.5rem" },
          { name: repeat > 1 ? "Median" : "Time", isNumber: true, width: "17%" },
          { name: "Shortest to longest", isNumber: true, width: "30%" },
          { name: "To scale" },
        ]}
      >
        <ProtocolRows measured={measured} protocols={protocols} columns={3}>
          {({ times }) => {
            const { median, low, high } = spread(times);
            return (
              <>
                <Cell of={repeat > 1 ? "Median" : "Time"} isNumber>
                  {time(median)}
                </Cell>
                <Cell of="Shortest to longest" isNumber>
                  {repeat > 1 ? `${time(low)} to ${time(high)}` : "one call"}
                </Cell>
                <Cell of="To scale">
                  <div className={styles.track} aria-hidden>
                    <span
                      className={styles.range}
                      style={{
                        left: `${(100 * low) / full}%`,
                        width: `${(100 * (high - low)) / full}%`,
                      }}
                    />
                    <span className={styles.median} style={{ left: `${(100 * median) / full}%` }} />
                  </div>
                </Cell>
              </>
            );
          }}
        </ProtocolRows>
      </Table>
      {measured.length > 1 && (
        <Note>
          gRPC takes a longer way here: over a WebSocket to the playground, which calls the target
          over HTTP/2. The others go straight to the playground. On one machine these times are
          mostly of the way and of chance; over a slow network the bytes above count for more.
        </Note>
      )}
    </Part>
  );
}
