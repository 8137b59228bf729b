import type { DraftPath } from "@grpc-playground/schema";
import { useId } from "react";
import { VisuallyHidden } from "../../../shared/ui/visually-hidden.tsx";
import { joinIds, usePlaceRules, type PlaceRules, type ShownRules } from "./place-rules.ts";
import styles from "./rule-notes.module.css";

/** Draws what the rules say of a place: quiet phrases, and for a group what is wrong with it. */
export function showRules(
  { place, hints, error }: PlaceRules,
  id: string,
  isField: boolean,
): ShownRules {
  const ownError = isField ? undefined : error;
  return {
    place,
    error,
    ids: joinIds(hints.length > 0 && `${id}r`, ownError !== undefined && `${id}b`),
    notes: (
      <>
        {hints.length > 0 && <Hints hints={hints} id={`${id}r`} />}
        {ownError !== undefined && (
          <p id={`${id}b`} className={styles.wrong}>
            {ownError}
          </p>
        )}
      </>
    ),
  };
}

function Hints({ hints, id }: { hints: readonly string[]; id: string }) {
  return (
    <p id={id} className={styles.hints}>
      {hints.map((hint, index) => (
        <span key={hint} className={styles.hint}>
          {hint}
          {/* Heard as one sentence, where boxes cannot be seen. */}
          <VisuallyHidden>{index < hints.length - 1 ? ", " : "."}</VisuallyHidden>
        </span>
      ))}
    </p>
  );
}

const whole: DraftPath = [];

/** What the rules say of the message as a whole. */
export function WholeRules() {
  const { notes, ids } = usePlaceRules(whole, useId());
  return ids === undefined ? null : <div className={styles.whole}>{notes}</div>;
}
