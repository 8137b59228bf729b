import type { FieldInsight } from "@grpc-playground/schema/insight";
import styles from "./tables.module.css";

/** What the parts of a field take. */
export function PartTable({
  contents: { parts, more },
}: {
  contents: NonNullable<FieldInsight["contents"]>;
}) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">In it</th>
          <th scope="col" className={styles.number}>
            bytes
          </th>
        </tr>
      </thead>
      <tbody>
        {parts.map(({ name, bytes }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className={styles.number}>{bytes}</td>
          </tr>
        ))}
        {more > 0 && (
          <tr>
            <td colSpan={2}>and {more} more</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
