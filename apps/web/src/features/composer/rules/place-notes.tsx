import type { DraftPath } from "@grpc-playground/schema";
import { useId } from "react";
import { usePlaceRules, type PlaceRules } from "./place-rules.ts";
import styles from "./rule-hints.module.css";
import { RuleHints } from "./rule-hints.tsx";

/** What the rules say of a group of fields. `id` is that of the group's help, for {@link describedBy}. */
export function PlaceNotes({ place, id }: { place: PlaceRules; id: string }) {
  return (
    <>
      <RuleHints hints={place.hints} id={`${id}r`} />
      {place.wrong.length > 0 && (
        <p id={`${id}e`} className={styles.wrong}>
          {place.wrong.join(" ")}
        </p>
      )}
    </>
  );
}

/** The ids of a group's help, of its rules and of what is wrong with it, as far as they are there. */
export function describedBy(
  id: string,
  help: string | undefined,
  { hints, wrong }: PlaceRules,
): string | undefined {
  const ids = [help ? id : "", hints.length > 0 ? `${id}r` : "", wrong.length > 0 ? `${id}e` : ""];
  return ids.filter(Boolean).join(" ") || undefined;
}

const root: DraftPath = [];

/** What the rules say of the message as a whole. */
export function RootNotes() {
  const { hints, wrong } = usePlaceRules(root);
  const id = useId();
  if (hints.length === 0 && wrong.length === 0) return null;
  return (
    <div className={styles.root}>
      <PlaceNotes place={{ hints, wrong }} id={id} />
    </div>
  );
}
