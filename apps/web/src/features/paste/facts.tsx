import type { CommandRequest } from "@grpc-playground/snippets";
import type { ReactNode } from "react";
import { Code } from "../../shared/ui/code.tsx";
import type { Destination } from "./destination.ts";
import styles from "./paste.module.css";
import { messageWords, timeWords } from "./words.ts";

/** What a command says, fact by fact. Values of metadata are not shown: they may be secrets. */
export function Facts({
  command,
  destination,
}: {
  command: CommandRequest;
  destination: Destination;
}) {
  const { service, method, address, tls, metadata, messages, deadlineMs } = command;
  const names = [...new Set(metadata.map(([name]) => name))];
  return (
    <dl className={styles.facts}>
      <Fact name="Method">
        <Code plain>
          {service}/<wbr />
          {method}
        </Code>
      </Fact>
      {address !== undefined && (
        <Fact name="Address">
          <Code plain>{address}</Code> {tls === true ? "with TLS" : "in plaintext"}
        </Fact>
      )}
      <Fact name="Metadata">
        {names.length === 0 ? "none" : names.map((name) => <Code key={name}>{name}</Code>)}
      </Fact>
      <Fact name="Deadline">{deadlineMs === undefined ? "none" : timeWords(deadlineMs)}</Fact>
      <Fact name="Messages">{messageWords(messages.length, destination.kind)}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.value}>{children}</dd>
    </div>
  );
}
