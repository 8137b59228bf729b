import type { DescMessage, Registry } from "@bufbuild/protobuf";
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
import { JsonTree } from "../../../../shared/ui/json-tree.tsx";
import type { ViewProps } from "../../view-props.ts";
import type { MessageForm } from "../flow/flow-memory.ts";
import styles from "./message-body.module.css";

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

/** An opened message: what it is, why it came, and all that is in it. */
export function MessageBody(props: MessageBodyProps) {
  const { event, onBody, onPick, schema, log, registry, protocol } = props;
  const json = useMemo(
    () => messageJson(schema, event.message, registry),
    [schema, event, registry],
  );
  const { sentence } = explain(event, contextOf(log, event, protocol));
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (body.current !== null) onBody(event.seq, body.current);
  }, [event, onBody]);
  const way = event.kind === "message-sent" ? "up" : "down";
  return (
    <div ref={body} className={styles.body}>
      <p className={styles.sentence}>{sentence}</p>
      <div className={styles.head}>
        <Code plain>{schema.typeName}</Code>
        <Button
          size="sm"
          variant="ghost"
          icon={<Binary size={14} aria-hidden />}
          onClick={() => onPick({ way, index: event.index }, "wire")}
        >
          Show its bytes
        </Button>
        {json.ok && <CopyButton label="Copy as JSON" text={() => prettyJson(json.value)} />}
      </div>
      {json.ok ? (
        <JsonTree value={json.value} />
      ) : (
        <p className={styles.sentence}>It cannot be shown as JSON: {json.reason}</p>
      )}
    </div>
  );
}
