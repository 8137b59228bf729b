import { useState } from "react";
import { number } from "../../../shared/lib/format.ts";
import { Button } from "../../../shared/ui/button.tsx";
import { Bar } from "../shared/bar.tsx";
import { Note, Part } from "../shared/part.tsx";
import { Cell, Table } from "../shared/table.tsx";
import type { Sizes } from "./measure-sizes.ts";
import type { JsonBytes, ProtoBytes, SizeRow } from "./size-tree.ts";
import styles from "./sizes.module.css";
import { ratio } from "./totals-table.tsx";

/** Rows shown before somebody asks for more. */
const page = 60;

/** Each field in both forms, with what its bytes are for. */
export function FieldTable({ sizes, way }: { sizes: Sizes; way: "up" | "down" }) {
  const [shown, setShown] = useState(page);
  const { rows, measured } = sizes;
  if (rows.length === 0) return null;
  // Not by spreading: there may be more rows than a call takes arguments.
  const full = rows.reduce(
    (most, { protoTotal, jsonTotal }) => Math.max(most, protoTotal, jsonTotal),
    1,
  );
  const more = rows.length - shown;
  return (
    <Part
      title="Field by field"
      intro="A message inside another stands below the field that holds it, whose bytes have those of the message with them."
    >
      <Table
        label="Sizes of the fields"
        columns={[
          { name: "Field", width: "22%" },
          { name: "Protobuf" },
          { name: "JSON" },
          { name: "Ratio", isNumber: true, width: "3.5rem" },
        ]}
      >
        {rows.slice(0, shown).map((row) => (
          <Row key={row.path} row={row} way={way} full={full} />
        ))}
      </Table>
      {more > 0 && (
        <Button size="sm" onClick={() => setShown(shown + page * 5)}>
          Show {number(Math.min(more, page * 5))} more of {number(more)}
        </Button>
      )}
      <Note>
        The fields add up to the {measured > 1 ? "messages" : "message"}, to the byte
        {measured > 1 ? ": each JSON has " : "; the JSON has "}
        two braces more. What JSON writes in one piece, such as a Timestamp or a map, is one value
        here.
      </Note>
    </Part>
  );
}

function Row({ row, way, full }: { row: SizeRow; way: "up" | "down"; full: number }) {
  const { node, depth, proto, json, protoTotal, jsonTotal } = row;
  return (
    <tr>
      <th scope="row" style={{ paddingLeft: `${Math.min(depth, 8)}rem` }}>
        <span className={styles.name}>{node.name}</span>
        <span className={styles.type}>
          {node.type}
          {node.count > 1 && `, ${number(node.count)} values`}
        </span>
      </th>
      <Cell of="Protobuf">
        <div>
          <b className={styles.total}>{number(protoTotal)}</b>
          <span className={styles.parts}>{protoWords(proto)}</span>
          <Bar
            way={way}
            full={full}
            pieces={[
              { tone: "value", bytes: proto.value },
              { tone: "name", bytes: proto.tag },
              { tone: "frame", bytes: proto.length },
            ]}
          />
        </div>
      </Cell>
      <Cell of="JSON">
        <div>
          <b className={styles.total}>{number(jsonTotal)}</b>
          <span className={styles.parts}>{jsonWords(json)}</span>
          <Bar
            way={way}
            full={full}
            pieces={[
              { tone: "value", bytes: json.value },
              { tone: "name", bytes: json.name },
              { tone: "frame", bytes: json.punctuation },
            ]}
          />
        </div>
      </Cell>
      <Cell of="Ratio" isNumber>
        {ratio(jsonTotal, protoTotal)}
      </Cell>
    </tr>
  );
}

function protoWords({ tag, length, value }: ProtoBytes): string {
  return words([
    [tag, "tag"],
    [length, "length"],
    [value, "value"],
  ]);
}

function jsonWords({ name, punctuation, value }: JsonBytes): string {
  return words([
    [name, "name"],
    [punctuation, "marks"],
    [value, "value"],
  ]);
}

function words(parts: readonly (readonly [bytes: number, word: string])[]): string {
  const some = parts.filter(([bytes]) => bytes > 0);
  return some.length === 0
    ? ""
    : some.map(([bytes, word]) => `${number(bytes)} ${word}`).join(" + ");
}
