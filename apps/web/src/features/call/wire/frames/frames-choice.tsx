import { useId } from "react";
import type { Inspect } from "../../view-props.ts";
import styles from "./frames-choice.module.css";

/** Whether calls from now on tell of their frames, and what that costs. */
export function FramesChoice({ inspect: { value, set } }: { inspect: Inspect }) {
  const id = useId();
  return (
    <div className={styles.choice}>
      <label className={styles.label}>
        <input
          type="checkbox"
          checked={value}
          aria-describedby={id}
          onChange={(event) => set(event.target.checked)}
        />
        Show HTTP/2 frames
      </label>
      <span id={id} className={styles.price}>
        From the next call on, each has a connection of its own, so that the frames are its alone:
        it takes a little longer to begin.
      </span>
    </div>
  );
}
