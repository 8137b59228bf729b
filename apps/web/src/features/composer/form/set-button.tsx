import { VisuallyHidden } from "../../../shared/ui/visually-hidden.tsx";
import styles from "./form.module.css";

/**
 * Sets a field to its default, or unsets it. The field's name is in the text
 * and not in aria-label, so that only the field itself is labelled by its name.
 */
export function SetButton({
  name,
  isSet,
  onSet,
  onUnset,
}: {
  name: string;
  isSet: boolean;
  onSet: () => void;
  onUnset: () => void;
}) {
  return (
    <button type="button" className={styles.textButton} onClick={isSet ? onUnset : onSet}>
      {isSet ? "Unset" : "Set"}
      <VisuallyHidden> {name}</VisuallyHidden>
    </button>
  );
}
