import type { FieldInsight } from "@grpc-playground/schema/insight";
import { useState } from "react";
import { Badge } from "../../../shared/ui/badge.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { Code } from "../../../shared/ui/code.tsx";
import { Prose } from "../../../shared/ui/prose.tsx";
import styles from "./tables.module.css";

/** So many values are listed at first. */
const some = 40;

/** An enum's values with their numbers and comments. */
export function EnumTable({ choices }: { choices: NonNullable<FieldInsight["enum"]> }) {
  const [isLong, setLong] = useState(false);
  const { open, values } = choices;
  return (
    <>
      <p>
        {open
          ? "Open: a number without a name here is kept as it is."
          : "Closed: a number without a name here is no value of it."}
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.number}>
              no.
            </th>
            <th scope="col">Value</th>
          </tr>
        </thead>
        <tbody>
          {values.slice(0, isLong ? undefined : some).map((value) => (
            <tr key={value.name}>
              <td className={styles.number}>{value.number}</td>
              <td>
                <span className={styles.name}>{value.name}</span>{" "}
                {value.deprecated && <Badge tone="warn">deprecated</Badge>}
                {value.aliasOf !== undefined && (
                  <p>
                    An alias of <Code>{value.aliasOf}</Code>, by which it comes back.
                  </p>
                )}
                <div>{value.comment && <Prose text={value.comment} />}</div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {values.length > some && !isLong && (
        <Button
          size="sm"
          variant="ghost"
          onClick={(event) => {
            // The button goes, and what scrolls around it is where one reads on.
            event.currentTarget.closest<HTMLElement>("[tabindex]")?.focus();
            setLong(true);
          }}
        >
          Show all {values.length}
        </Button>
      )}
    </>
  );
}
