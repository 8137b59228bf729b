import type { Registry } from "@bufbuild/protobuf";
import { draftToMessage } from "@grpc-playground/schema";
import { useId, useMemo } from "react";
import { useStore } from "../../../shared/lib/store.ts";
import { Callout } from "../../../shared/ui/callout.tsx";
import { jsonOf, withJson } from "../request-json.ts";
import type { RequestStore } from "../request-state.ts";
import { JsonEditor } from "./json-editor.tsx";
import styles from "./json-tab.module.css";

/** The message as JSON. What is typed here shows in the form as soon as it is a message, and the other way round. */
export function JsonTab({
  store,
  registry,
  onSend,
}: {
  store: RequestStore;
  registry: Registry | undefined;
  onSend: () => void;
}) {
  const { draft, json } = useStore(store);
  const shown = useMemo(() => jsonOf(draft, json, registry), [draft, json, registry]);
  const hidden = useMemo(() => draftToMessage(draft).issues, [draft]);
  const errorId = useId();
  const first = shown.issues[0];

  if (shown.problem !== undefined) {
    return (
      <div className={styles.tab}>
        <Callout kind="warn" title="This message has no JSON">
          {shown.problem}
        </Callout>
      </div>
    );
  }
  return (
    <div className={styles.tab}>
      <JsonEditor
        text={shown.text}
        issues={shown.issues}
        describedBy={first && errorId}
        onChange={(text) => store.set(withJson(store.get(), text, registry))}
        onSend={onSend}
      />
      <div id={errorId} className={styles.errors} aria-live="polite">
        {shown.issues.slice(0, 5).map((issue) => (
          <p key={`${issue.from} ${issue.message}`}>
            Line {issue.line}, column {issue.column}: {issue.message}
          </p>
        ))}
        {shown.issues.length > 5 && <p>and {shown.issues.length - 5} more</p>}
      </div>
      {hidden.length > 0 && shown.issues.length === 0 && (
        <Callout kind="warn" title="The form holds something that JSON cannot show">
          <ul>
            {hidden.slice(0, 5).map(({ at, message }) => (
              <li key={at}>
                <code>{at}</code>: {message}
              </li>
            ))}
          </ul>
          It stays in the form while you edit here.
        </Callout>
      )}
    </div>
  );
}
