import { X } from "lucide-react";
import { useState } from "react";
import { remembered } from "../../shared/lib/remembered.ts";
import { IconButton } from "../../shared/ui/icon-button.tsx";
import styles from "./invitation.module.css";
import { learnHash } from "../routes/route.ts";

/** Where a first call is made. The list of lessons is a longer read. */
const firstLesson = `${learnHash}/what-an-rpc-is/1`;

const storage = remembered("invited");
const lessons = remembered("lessons");

/** For whoever is here for the first time: a way into the course, until it was taken or turned down. */
export function Invitation() {
  const [isDismissed, setDismissed] = useState(() => storage.read() !== undefined);
  // It was taken when the next look at the page finds a lesson begun.
  if (isDismissed || lessons.read() !== undefined) return null;
  return (
    <aside className={styles.card} aria-label="Invitation">
      <p className={styles.words}>
        New to gRPC? <a href={firstLesson}>Make your first call in two minutes</a>
      </p>
      <IconButton
        size="sm"
        label="Dismiss the invitation"
        icon={<X size={14} aria-hidden />}
        onClick={() => {
          storage.write("no");
          setDismissed(true);
        }}
      />
    </aside>
  );
}
