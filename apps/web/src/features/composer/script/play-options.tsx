import { useId } from "react";
import { Select, TextInput } from "../../../shared/ui/input.tsx";
import formStyles from "../form/form.module.css";
import { parseRepeat } from "./repeat.ts";
import type { Script, Speed } from "./script.ts";
import styles from "./script.module.css";

const speeds: readonly Speed[] = [0.5, 1, 2, 10];

/** How a script is to be played. */
export function PlayOptions({
  script,
  onChange,
}: {
  script: Script;
  onChange: (change: Partial<Script>) => void;
}) {
  const repeat = parseRepeat(script.repeat);
  const id = useId();
  return (
    <>
      <div className={styles.row}>
        <label className={styles.option}>
          Speed
          <Select
            density="sm"
            className={styles.speed}
            value={script.speed}
            onChange={(event) => {
              const speed = speeds.find((each) => String(each) === event.target.value);
              if (speed !== undefined) onChange({ speed });
            }}
          >
            {speeds.map((speed) => (
              <option key={speed} value={speed}>
                {speed}×
              </option>
            ))}
          </Select>
        </label>
        <label className={styles.option} htmlFor={`${id}repeat`}>
          Times
          <TextInput
            id={`${id}repeat`}
            mono
            density="sm"
            inputMode="numeric"
            className={styles.times}
            placeholder="1"
            aria-invalid={repeat.ok ? undefined : true}
            aria-describedby={repeat.ok ? undefined : `${id}times`}
            value={script.repeat}
            onChange={(event) => onChange({ repeat: event.target.value })}
          />
        </label>
        <label className={styles.option}>
          <input
            type="checkbox"
            role="switch"
            className={formStyles.switch}
            checked={script.halfClose}
            aria-checked={script.halfClose}
            onChange={(event) => onChange({ halfClose: event.target.checked })}
          />
          Half-close at the end
        </label>
      </div>
      {!repeat.ok && (
        <p id={`${id}times`} className={styles.error}>
          {repeat.message}
        </p>
      )}
    </>
  );
}
