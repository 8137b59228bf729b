import { useState } from "react";
import { number } from "../../../../shared/lib/format.ts";
import { Button } from "../../../../shared/ui/button.tsx";
import styles from "./message-body.module.css";

/** Characters shown before somebody asks for the rest: laying out more of them holds the page. */
const most = 20_000;

/** Text as it is, over as many lines as it has. */
export function LongText({ text }: { text: string }) {
  const [whole, setWhole] = useState(text.length <= most);
  return (
    <>
      <pre className={styles.text}>{whole ? text : text.slice(0, most)}</pre>
      {!whole && (
        <Button size="sm" onClick={() => setWhole(true)}>
          Show {number(text.length - most)} more characters
        </Button>
      )}
    </>
  );
}
