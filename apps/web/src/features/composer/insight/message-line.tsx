import { commentOf, draftSize, type MessageDraft } from "@grpc-playground/schema";
import { useDeferredValue, useMemo } from "react";
import type { Store } from "../../../shared/lib/store.ts";
import { Badge } from "../../../shared/ui/badge.tsx";
import { Prose } from "../../../shared/ui/prose.tsx";
import { Shortcut } from "../../../shared/ui/shortcut.tsx";
import { useSlice } from "../use-slice.ts";
import { count } from "./count.ts";
import styles from "./message-line.module.css";

/** gRPC puts one byte of flags and four of length before each message. */
const envelope = 5;

/** What the message is, and what it takes as it stands. */
export function MessageLine({ store }: { store: Store<{ readonly draft: MessageDraft }> }) {
  const draft = useSlice(store, (state) => state.draft);
  const { desc } = draft;
  const comment = commentOf(desc);
  return (
    <div className={styles.line}>
      <p className={styles.facts}>
        <span className={styles.name}>{desc.name}</span>
        {desc.deprecated && <Badge tone="warn">deprecated</Badge>}
        <Size draft={draft} />
        <span className={styles.space} />
        <span className={styles.hint}>
          <Shortcut keys="Alt+I" /> explains a field
        </span>
      </p>
      {comment && (
        <div className={styles.comment}>
          <Prose text={comment} />
        </div>
      )}
    </div>
  );
}

/** After the keystroke, and not in its time. */
function Size({ draft }: { draft: MessageDraft }) {
  const settled = useDeferredValue<MessageDraft | undefined>(draft, undefined);
  const size = useMemo(() => settled && draftSize(settled), [settled]);
  if (!size) return null;
  return (
    <span className={styles.size}>
      {count(size.bytes, "byte")}
      {size.isWhole ? "" : " so far"}
      <span className={styles.envelope}> + {envelope} of envelope</span>
    </span>
  );
}
