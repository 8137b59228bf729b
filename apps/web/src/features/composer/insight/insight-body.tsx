import type { FieldInsight } from "@grpc-playground/schema/insight";
import type { ReactNode } from "react";
import { Badge } from "../../../shared/ui/badge.tsx";
import { Code } from "../../../shared/ui/code.tsx";
import { Prose } from "../../../shared/ui/prose.tsx";
import { count } from "./count.ts";
import { EnumTable } from "./enum-table.tsx";
import styles from "./insight-body.module.css";
import { PartTable } from "./part-table.tsx";
import { WireView } from "./wire-view.tsx";

/** Everything of a field, from its bytes to its types. */
export function InsightBody({ insight }: { insight: FieldInsight }) {
  const { model, wireType, packed, json, message, contents } = insight;
  const { enum: choices } = insight;
  return (
    <>
      <section className={styles.section}>
        <p className={styles.size}>
          <strong>{count(insight.size, "byte")}</strong>
          {insight.size === 0 ? " now: it is not sent." : " now"}
        </p>
        <WireView insight={insight} />
        {insight.issue !== undefined && (
          <p className={styles.issue}>What is not valid is not counted. {insight.issue}</p>
        )}
        {contents && <PartTable contents={contents} />}
      </section>

      <Section title="Unset">
        <Words text={insight.unset} />
      </Section>

      <Section title="Facts">
        <dl className={styles.facts}>
          <Fact name="Field number">{model.number}</Fact>
          <Fact name="Wire type">{`${wireType.number} ${wireType.name}`}</Fact>
          {packed !== undefined && <Fact name="Packed">{packed ? "yes" : "no"}</Fact>}
          {insight.default !== undefined && <Fact name="Default">{insight.default}</Fact>}
          <Fact name="JSON name">{json.name}</Fact>
          {model.deprecated && <Fact name="Status">deprecated</Fact>}
        </dl>
      </Section>

      <Section title="In JSON">
        <Words text={json.form} />
        {json.alias !== undefined && (
          <p>
            A reader takes <Code>{json.alias}</Code> for <Code>{json.name}</Code>, too.
          </p>
        )}
      </Section>

      {choices && (
        <Section title={choices.typeName} deprecated={choices.deprecated} isCode>
          <Words text={choices.comment} />
          <EnumTable choices={choices} />
        </Section>
      )}
      {message && (
        <Section title={message.typeName} deprecated={message.deprecated} isCode>
          <Words text={message.comment} />
        </Section>
      )}
    </>
  );
}

function Section({
  title,
  deprecated = false,
  isCode = false,
  children,
}: {
  title: string;
  deprecated?: boolean;
  isCode?: boolean;
  children: ReactNode;
}) {
  return (
    <section className={styles.section}>
      <h3 className={isCode ? styles.code : styles.heading}>
        {title}
        {deprecated && <Badge tone="warn">deprecated</Badge>}
      </h3>
      {children}
    </section>
  );
}

function Words({ text }: { text: string }) {
  return (
    text !== "" && (
      <div>
        <Prose text={text} />
      </div>
    )
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
