import styles from "./combobox.module.css";

/** The full name of a type: the package is quiet, the name is not. */
export function TypeName({ option: name }: { option: string }) {
  const at = name.lastIndexOf(".") + 1;
  return (
    <>
      <span className={styles.package}>{name.slice(0, at)}</span>
      {name.slice(at)}
    </>
  );
}
