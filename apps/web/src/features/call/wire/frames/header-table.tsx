import type { BlockHeader, HeaderBlock } from "@grpc-playground/wire/http2";
import { cx } from "../../../../shared/lib/cx.ts";
import { counted, number } from "../../../../shared/lib/format.ts";
import { Callout } from "../../../../shared/ui/callout.tsx";
import styles from "./header-table.module.css";
import { hpackWords } from "../../../../shared/frames/hpack-nodes.ts";

/** The headers of a block, and what HPACK made of each: out of a table, or spelled out. */
export function HeaderTable({ block }: { block: HeaderBlock }) {
  const { headers, bytes, problem } = block;
  const plain = headers.reduce((sum, { plainSize }) => sum + plainSize, 0);
  const saved = plain === 0 ? 0 : Math.round((1 - bytes.length / plain) * 100);
  return (
    <>
      <p className={styles.summary}>
        {counted(headers.length, "header")} in <strong>{counted(bytes.length, "byte")}</strong>
        {saved > 0 && `: HPACK saved ${saved} % of the ${number(plain)} that they have as text`}.
      </p>
      {problem !== undefined && <Callout kind="error">{problem}</Callout>}
      <div className={styles.box}>
        <table className={styles.table}>
          <caption className={styles.caption}>Headers of this frame</caption>
          <thead>
            <tr>
              <th scope="col">Header</th>
              <th scope="col">Bytes</th>
              <th scope="col">In HPACK</th>
            </tr>
          </thead>
          <tbody>
            {headers.map((header) => (
              <tr key={header.span.start}>
                <th scope="row">
                  <span className={styles.name}>{header.name}</span>{" "}
                  <span className={styles.value}>{header.value}</span>
                </th>
                <td className={styles.bytes}>
                  <Meter header={header} />
                  {number(header.size)}
                  <span className={styles.quiet}> of {number(header.plainSize)}</span>
                </td>
                <td className={styles.how}>{hpackWords(header)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** How much of a header's text had to be sent, as a bar: whole where all of it was. */
function Meter({ header: { size, plainSize, form } }: { header: BlockHeader }) {
  const share = Math.min(1, size / Math.max(1, plainSize));
  return (
    <span className={styles.meter} aria-hidden>
      <span
        className={cx(styles.fill, form === "indexed" && styles.indexed)}
        style={{ width: `${Math.max(6, share * 100)}%` }}
      />
    </span>
  );
}
