import type { DraftPath } from "@grpc-playground/schema";
import { VisuallyHidden } from "../../../shared/ui/visually-hidden.tsx";
import styles from "./about-button.module.css";
import { useExplain } from "./insight-context.ts";

/**
 * The type and number of a field, and the button that tells more. Tab passes it
 * by, so that a form is no longer to walk through: Alt+I opens the same from
 * within the field, and leaves the focus there.
 */
export function AboutButton({
  path,
  name,
  note,
  noteId,
}: {
  path: DraftPath;
  name: string;
  /** As in the .proto file: `string = 1`. */
  note: string;
  /** For what is described by the note. */
  noteId?: string | undefined;
}) {
  const explain = useExplain();
  return (
    <button
      type="button"
      data-about
      tabIndex={-1}
      className={styles.about}
      onClick={(event) => explain?.(path, event.currentTarget)}
    >
      {/* Text and no aria-label, so that only the field itself is labelled by its name. */}
      <VisuallyHidden>About {name}: </VisuallyHidden>
      <span id={noteId}>{note}</span>
    </button>
  );
}
