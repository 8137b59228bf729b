import type { DescMethod, Registry } from "@bufbuild/protobuf";
import type { HeaderEntry } from "@grpc-playground/call";
import { useState } from "react";
import { cx } from "../../../shared/lib/cx.ts";
import { counted } from "../../../shared/lib/format.ts";
import { Disclosure } from "../../../shared/ui/disclosure.tsx";
import type { Run } from "../run.ts";
import { Group, Note, Part } from "../shared/part.tsx";
import { Cell, Table } from "../shared/table.tsx";
import { diffFacts, diffSteps, type FactDiff } from "./diff-facts.ts";
import { diffHeaders, type HeaderDiff } from "./diff-headers.ts";
import { diffMessages } from "./diff-messages.ts";
import { MessageDiffs } from "./message-diffs.tsx";
import styles from "./runs.module.css";

export interface RunDiffProps {
  a: Run;
  b: Run;
  method: DescMethod;
  registry: Registry;
}

/** What differs between two calls that have ended. */
export function RunDiff({ a, b, method, registry }: RunDiffProps) {
  // Neither log changes any more.
  const [facts] = useState(() => diffFacts(a, b));
  const [steps] = useState(() => diffSteps(a.log, b.log));
  const [messages] = useState(() => diffMessages(a.log, b.log, method, registry));
  return (
    <>
      <Part title="As a whole">
        <FactTable label="As a whole" of="Fact" rows={facts} />
      </Part>
      <MessageDiffs diffs={messages} />
      <Part title="When" intro="Time since each call was opened.">
        <FactTable label="When" of="Step" rows={steps} />
      </Part>
      <Part title="Headers and trailers">
        <Headers
          title="Request headers"
          a={a.log.find("request-headers")?.headers}
          b={b.log.find("request-headers")?.headers}
        />
        <Headers
          title="Response headers"
          a={a.log.find("response-headers")?.headers}
          b={b.log.find("response-headers")?.headers}
        />
        <Headers
          title="Trailers"
          a={a.log.find("trailers")?.trailers}
          b={b.log.find("trailers")?.trailers}
        />
      </Part>
    </>
  );
}

function FactTable({
  label,
  of,
  rows,
}: {
  label: string;
  /** What its rows are. */
  of: string;
  rows: readonly FactDiff[];
}) {
  return (
    <Table
      label={label}
      isCompact
      columns={[{ name: of, width: "28%" }, { name: "A" }, { name: "B" }, { name: "Difference" }]}
    >
      {rows.map(({ name, a, b, change }) => {
        const differs = a !== b;
        return (
          <tr key={name}>
            <th scope="row">{name}</th>
            <Cell of="A" isMono className={cx(!differs && styles.same)}>
              {a}
            </Cell>
            <Cell of="B" isMono className={cx(!differs && styles.same)}>
              {b}
            </Cell>
            <Cell of="Difference" isMono className={cx(!differs && styles.same)}>
              {change ?? (differs ? "differs" : "same")}
            </Cell>
          </tr>
        );
      })}
    </Table>
  );
}

function Headers({
  title,
  a,
  b,
}: {
  title: string;
  a: readonly HeaderEntry[] | undefined;
  b: readonly HeaderEntry[] | undefined;
}) {
  if (a === undefined && b === undefined) return null;
  const rows = diffHeaders(a, b);
  const different = rows.filter((row) => row.a !== row.b);
  const same = rows.filter((row) => row.a === row.b);
  return (
    <Group title={title}>
      {different.length === 0 ? (
        <Note>No difference.</Note>
      ) : (
        <HeaderTable label={`${title} that differ`} rows={different} />
      )}
      {same.length > 0 && (
        <Disclosure title={`${counted(same.length, "header")} the same in both`}>
          <HeaderTable label={`${title} that are the same`} rows={same} />
        </Disclosure>
      )}
    </Group>
  );
}

function HeaderTable({ label, rows }: { label: string; rows: readonly HeaderDiff[] }) {
  return (
    <Table label={label} columns={[{ name: "Name", width: "28%" }, { name: "A" }, { name: "B" }]}>
      {rows.map(({ name, a, b }) => (
        <tr key={name}>
          <th scope="row" className={styles.path}>
            {name}
          </th>
          <Cell of="A" isMono className={cx(a === undefined && styles.missing)}>
            {a ?? "not sent"}
          </Cell>
          <Cell of="B" isMono className={cx(b === undefined && styles.missing)}>
            {b ?? "not sent"}
          </Cell>
        </tr>
      ))}
    </Table>
  );
}
