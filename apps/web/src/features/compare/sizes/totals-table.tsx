import { number } from "../../../shared/lib/format.ts";
import { Bar, Legend } from "../shared/bar.tsx";
import { Cell, Table } from "../shared/table.tsx";
import type { Sizes } from "./measure-sizes.ts";
import styles from "./sizes.module.css";
import { totals } from "./size-tree.ts";

/** Both forms, before and after gzip, to one scale. */
export function TotalsTable({ sizes, way }: { sizes: Sizes; way: "up" | "down" }) {
  const { proto, json, root, measured } = sizes;
  const all = totals(root);
  const rows = [
    {
      form: "Protobuf",
      bytes: proto.plain,
      pieces: [
        { tone: "value", bytes: all.proto.value },
        { tone: "name", bytes: all.proto.tag },
        { tone: "frame", bytes: all.proto.length },
      ],
    },
    {
      form: "JSON",
      bytes: json.plain,
      pieces: [
        { tone: "value", bytes: all.json.value },
        { tone: "name", bytes: all.json.name },
        { tone: "frame", bytes: all.json.punctuation },
      ],
    },
    zipped("Protobuf, gzip", proto.gzip),
    zipped("JSON, gzip", json.gzip),
    ...(measured > 1
      ? [
          zipped("Protobuf, gzip over all", proto.gzipTogether),
          zipped("JSON, gzip over all", json.gzipTogether),
        ]
      : []),
  ] as const;
  const full = Math.max(...rows.map(({ bytes }) => bytes));
  return (
    <>
      <Legend
        way={way}
        words={[
          ["value", "values"],
          ["name", "names, or tags"],
          ["frame", "punctuation marks, or lengths"],
        ]}
      />
      <Table
        label="Sizes of the message"
        columns={[
          { name: "Form" },
          { name: "Bytes", isNumber: true },
          { name: "Against protobuf", isNumber: true },
          { name: "To scale" },
        ]}
      >
        {rows.map(({ form, bytes, pieces }) => (
          <tr key={form}>
            <th scope="row" className={styles.form}>
              {form}
            </th>
            <Cell of="Bytes" isNumber>
              {number(bytes)}
            </Cell>
            <Cell of="Against protobuf" isNumber>
              {ratio(bytes, proto.plain)}
            </Cell>
            <Cell of="To scale" className={styles.scale}>
              <Bar way={way} pieces={pieces} full={full} />
            </Cell>
          </tr>
        ))}
      </Table>
    </>
  );
}

function zipped(form: string, bytes: number) {
  return { form, bytes, pieces: [{ tone: "value", bytes }] } as const;
}

/** How many times as large: `2.3×`. */
export function ratio(bytes: number, base: number): string {
  if (base === 0) return bytes === 0 ? "1.0×" : "from nothing";
  const times = bytes / base;
  return `${times < 0.1 ? times.toFixed(2) : times.toFixed(1)}×`;
}
