import type { DescMessage, Registry } from "@bufbuild/protobuf";
import {
  contextOf,
  explain,
  type CallLog,
  type MessageEvent,
  type Protocol,
} from "@grpc-playground/call";
import { useEffect, useMemo, useRef } from "react";
import { Code } from "../../../shared/ui/code.tsx";
import { CopyButton } from "../../../shared/ui/copy-button.tsx";
import { JsonTree } from "../../../shared/ui/json-tree.tsx";
import { messageJson, prettyJson } from "../../../shared/lib/message-json.ts";
import styles from "./rows.module.css";

export interface MessageBodyProps {
  event: MessageEvent;
  schema: DescMessage;
  log: CallLog;
  registry: Registry;
  protocol: Protocol;
}

/** An opened message: what it is, why it came, and all that is in it. */
export function MessageBody({ event, schema, log, registry, protocol }: MessageBodyProps) {
  const json = useMemo(
    () => messageJson(schema, event.message, registry),
    [schema, event, registry],
  );
  const { sentence } = explain(event, contextOf(log, event, protocol));
  const body = useRef<HTMLDivElement>(null);
  // In braces: newer browsers return a promise from scrolling, and React would call it to clean up.
  useEffect(() => {
    body.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    <div ref={body} className={styles.body}>
      <p className={styles.sentence}>{sentence}</p>
      <div className={styles.bodyHead}>
        <Code plain>{schema.typeName}</Code>
        {json.ok && (
          <span>
            <CopyButton label="Copy as JSON" text={() => prettyJson(json.value)} />
          </span>
        )}
      </div>
      {json.ok ? (
        <JsonTree value={json.value} />
      ) : (
        <p className={styles.sentence}>It cannot be shown as JSON: {json.reason}</p>
      )}
    </div>
  );
}
