import { counted, number } from "../../../shared/lib/format.ts";
import { protocolNames } from "../../../shared/lib/protocol.ts";
import { Bar, Legend } from "../shared/bar.tsx";
import { Note, Part } from "../shared/part.tsx";
import { Cell, Table } from "../shared/table.tsx";
import type { WayFacts } from "./facts.ts";
import { ProtocolRows } from "./protocol-rows.tsx";
import styles from "./protocols.module.css";
import type { ResultsProps } from "./results-props.ts";

/** Bytes each way: heads and bodies, to one scale. */
export function BytesPart({ measured, protocols }: ResultsProps) {
  const ways = measured.flatMap(({ facts }) => [facts.up, facts.down]);
  const full = Math.max(1, ...ways.map((way) => way.body + headBytes(way)));
  const grpc = measured.find(({ facts }) => facts.protocol === "grpc")?.facts;
  const connection = (grpc?.up.heads?.connection ?? 0) + (grpc?.down.heads?.connection ?? 0);
  const isTold = grpc === undefined || grpc.up.heads !== undefined;
  return (
    <Part title="Bytes">
      <div className={styles.legends}>
        <Legend
          way="up"
          words={[
            ["value", "body up"],
            ["name", "head up"],
          ]}
        />
        <Legend
          way="down"
          words={[
            ["value", "body down"],
            ["name", "head down"],
          ]}
        />
      </div>
      <Table
        label="Bytes by protocol"
        columns={[
          { name: "Protocol", width: "6.5rem" },
          { name: "Up" },
          { name: "Down" },
          { name: "Bodies", isNumber: true, width: "3.5rem" },
        ]}
      >
        <ProtocolRows measured={measured} protocols={protocols} columns={3} blocked>
          {({ facts: { protocol, up, down } }) => (
            <>
              <Bytes way="up" facts={up} full={full} isWhole={protocol === "grpc"} />
              <Bytes way="down" facts={down} full={full} isWhole />
              <Cell of="Bodies" isNumber>
                {number(up.body + down.body)}
              </Cell>
            </>
          )}
        </ProtocolRows>
      </Table>
      <Note>
        gRPC: HTTP/2 frames as they went between the playground and the target, headers packed by
        HPACK, trailers included
        {connection > 0 &&
          `; its connection took ${number(connection)} bytes more for settings, windows and the like, most of which calls on it share`}
        . Later calls on the same connection can send less still, since HPACK knows their headers
        then.{!isTold && " This time nobody told of its frames."}
      </Note>
      {measured.map(
        ({ facts: { protocol, unpacked } }) =>
          unpacked !== undefined && (
            <Note key={protocol}>
              {protocolNames[protocol]}: the server packed its response with {unpacked.encoding},
              and the browser unpacked it before the page saw it. Counted is the body unpacked
              {unpacked.bytes !== undefined &&
                `; ${counted(unpacked.bytes, "byte")} of it travelled`}
              .
            </Note>
          ),
      )}
      {measured.length > 1 && (
        <Note>
          The others go by fetch, which shows a page no bytes of the head: counted are the header
          lines it shows, as HTTP/1.1 writes them. The browser adds some to a request (host,
          user-agent and more) that no page can see: hence the plus.
        </Note>
      )}
    </Part>
  );
}

function Bytes({
  way,
  facts,
  full,
  isWhole,
}: {
  way: "up" | "down";
  facts: WayFacts;
  full: number;
  /** Whether all of the head is counted. */
  isWhole: boolean;
}) {
  const { heads, body } = facts;
  return (
    <Cell of={way === "up" ? "Up" : "Down"}>
      <div>
        <b className={styles.amount}>{number(body)}</b>
        <span className={styles.parts}>
          body +{" "}
          {heads === undefined
            ? "a head not told"
            : `${number(headBytes(facts))}${isWhole ? "" : "+"} head`}
        </span>
        <Bar
          way={way}
          full={full}
          pieces={[
            { tone: "value", bytes: body },
            { tone: "name", bytes: headBytes(facts) },
          ]}
        />
      </div>
    </Cell>
  );
}

function headBytes({ heads }: WayFacts): number {
  return heads === undefined ? 0 : heads.bytes + heads.dataFrames;
}
