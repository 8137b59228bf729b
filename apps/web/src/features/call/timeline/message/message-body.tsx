import type { DescMessage, Message, Registry } from "@bufbuild/protobuf";
import {
  contextOf,
  explain,
  type CallLog,
  type MessageEvent,
  type Protocol,
} from "@grpc-playground/call";
import { Binary } from "lucide-react";
import { useEffect, useMemo, useRef } from "react";
import { messageJson, prettyJson } from "../../../../shared/lib/message-json.ts";
import { Button } from "../../../../shared/ui/button.tsx";
import { Code } from "../../../../shared/ui/code.tsx";
import { CopyButton } from "../../../../shared/ui/copy-button.tsx";
import { LessonLink } from "../../../../shared/ui/lesson-link.tsx";
import { RadioGroup } from "../../../../shared/ui/radio-group.tsx";
import { JsonTree } from "../../../../shared/ui/json-tree.tsx";
import { Terms } from "../../../../shared/ui/terms.tsx";
import { underRaw } from "../../errors/raw-under.tsx";
import type { ViewProps } from "../../view-props.ts";
import type { MessageForm } from "../flow/flow-memory.ts";
import { LongText } from "./long-text.tsx";
import styles from "./message-body.module.css";
import { textFormat } from "./text-format.ts";

export interface MessageBodyProps {
  event: MessageEvent;
  form: MessageForm;
  onForm: (seq: number, form: MessageForm) => void;
  /** It is in the page. */
  onBody: (seq: number, body: HTMLElement) => void;
  onPick: ViewProps["onPick"];
  schema: DescMessage;
  log: CallLog;
  registry: Registry;
  protocol: Protocol;
}

const forms: readonly { readonly value: MessageForm; readonly label: string }[] = [
  { value: "tree", label: "Tree" },
  { value: "json", label: "JSON" },
  { value: "text", label: "Text" },
];

/** An opened message: what it is, why it came, and all that is in it. */
export function MessageBody(props: MessageBodyProps) {
  const { event, form, onForm, onBody, onPick, schema, log, registry, protocol } = props;
  const { sentence, concept } = explain(event, contextOf(log, event, protocol));
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (body.current !== null) onBody(event.seq, body.current);
  }, [event, onBody]);
  const way = event.kind === "message-sent" ? "up" : "down";
  const text = () => textOf(form, schema, event.message, registry);
  return (
    <div ref={body} className={styles.body}>
      <p className={styles.sentence}>
        <Terms text={sentence} /> <LessonLink idea={concept} />
      </p>
      <div className={styles.head}>
        <Code plain>{schema.typeName}</Code>
        <span className={styles.actions}>
          <Button
            size="sm"
            variant="ghost"
            icon={<Binary size={14} aria-hidden />}
            onClick={() => onPick({ way, index: event.index }, "wire")}
          >
            Show its bytes
          </Button>
          <RadioGroup
            label="Shown as"
            size="sm"
            options={forms}
            value={form}
            onChange={(next) => onForm(event.seq, next)}
          />
          <CopyButton label={form === "text" ? "Copy as text" : "Copy as JSON"} text={text} />
        </span>
      </div>
      {form === "tree" ? (
        <Tree event={event} schema={schema} registry={registry} />
      ) : (
        <LongText key={form} text={text()} />
      )}
    </div>
  );
}

function Tree({
  event,
  schema,
  registry,
}: Pick<MessageBodyProps, "event" | "schema" | "registry">) {
  const json = useMemo(
    () => messageJson(schema, event.message, registry),
    [schema, event, registry],
  );
  if (!json.ok) return <p className={styles.sentence}>It cannot be shown as JSON: {json.reason}</p>;
  return (
    <>
      {json.irregular !== undefined && (
        <p className={styles.sentence}>It has no ProtoJSON as a whole: {json.irregular}</p>
      )}
      <JsonTree value={json.value} under={underRaw(json.raw)} />
    </>
  );
}

function textOf(form: MessageForm, schema: DescMessage, message: Message, registry: Registry) {
  if (form === "text") return textFormat(schema, message, registry);
  const json = messageJson(schema, message, registry);
  return json.ok ? prettyJson(json.value) : `It cannot be shown as JSON: ${json.reason}`;
}
