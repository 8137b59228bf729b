import styles from "./switch.module.css";

/** On or off. Its name is a label's, which names it by its id. */
export function Switch({
  id,
  checked,
  describedBy,
  focusKey,
  onChange,
}: {
  id: string;
  checked: boolean;
  describedBy?: string | undefined;
  /** By which it is found again when it has moved in the page. */
  focusKey?: string | undefined;
  onChange: (checked: boolean) => void;
}) {
  return (
    <input
      id={id}
      type="checkbox"
      // A checkbox must not have aria-checked, which the rule wants: `checked` says it.
      // oxlint-disable-next-line jsx-a11y/role-has-required-aria-props -- https://www.w3.org/TR/html-aria/
      role="switch"
      className={styles.switch}
      checked={checked}
      aria-describedby={describedBy}
      data-focus={focusKey}
      onChange={(event) => onChange(event.target.checked)}
    />
  );
}
