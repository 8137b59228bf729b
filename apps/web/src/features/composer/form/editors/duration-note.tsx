import { inWords, parseDuration } from "@grpc-playground/schema/editors";
import type { LeafToolProps } from "../editor-props.ts";
import styles from "./editors.module.css";

/** What a duration is sent as, when it was typed in another way; and how long that is, when it is long. */
export function DurationNote({ notesId, text }: LeafToolProps) {
  const parsed = parseDuration(text);
  if (!parsed.ok) return null;
  const { canonical, words } = inWords(parsed.value);
  const typed = text.trim();
  const isCanonical = typed === canonical;
  // Less than a minute reads as well in seconds; and nobody needs to be told what they typed.
  const isLong = /[dhm]/.test(words) && typed.replaceAll(" ", "") !== words.replaceAll(" ", "");
  if (isCanonical && !isLong) return null;
  return (
    <p id={notesId} className={styles.note}>
      {!isCanonical && (
        <>
          Sent as <span className={styles.data}>{canonical}</span>
          {isLong && ": "}
        </>
      )}
      {isLong && words}
    </p>
  );
}
