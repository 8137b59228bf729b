import { VisuallyHidden } from "../../../shared/ui/visually-hidden.tsx";
import styles from "./form.module.css";

/** Says that a text holds what a text box loses, and leads to where it is not lost. */
export function SwitchEscaped({
  name,
  isOdd,
  isEscaped,
  isMissing,
  onSwitch,
}: {
  name: string;
  isOdd: boolean;
  isEscaped: boolean;
  /** The box for escapes was asked for, and could not be loaded. */
  isMissing: boolean;
  onSwitch: () => void;
}) {
  return (
    <p className={styles.help}>
      {isEscaped
        ? "Shown with the escapes of JSON: \\n, \\r, \\t, \\u0000, and \\\\ for a backslash. "
        : isOdd && "This text has control characters, which would be lost if it were edited here. "}
      <button type="button" className={styles.textButton} onClick={onSwitch}>
        {isEscaped ? "Edit as text" : "Edit escaped"}
        <VisuallyHidden> {name}</VisuallyHidden>
      </button>
      {isMissing && !isEscaped && (
        <span role="alert" className={styles.error}>
          {" "}
          The box for that could not be loaded. Write the escapes in the JSON tab, or reload the
          page.
        </span>
      )}
    </p>
  );
}
