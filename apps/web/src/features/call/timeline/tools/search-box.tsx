import { ArrowDown, ArrowUp, Search } from "lucide-react";
import { useEffect, useRef } from "react";
import { counted, number } from "../../../../shared/lib/format.ts";
import { IconButton } from "../../../../shared/ui/icon-button.tsx";
import { TextInput } from "../../../../shared/ui/input.tsx";
import { VisuallyHidden } from "../../../../shared/ui/visually-hidden.tsx";
import styles from "./search-box.module.css";
import type { SearchResult } from "./use-search.ts";

export interface SearchBoxProps {
  text: string;
  onText: (text: string) => void;
  result: SearchResult;
  /** The message that was gone to last, by its `seq`. */
  current: number | undefined;
  onGo: (seq: number) => void;
}

/** Looks for text in messages, and goes from one that has it to the next. */
export function SearchBox({ text, onText, result, current, onGo }: SearchBoxProps) {
  const { found, progress } = result;
  const place = current === undefined ? -1 : found.indexOf(current);
  const go = (step: 1 | -1) => {
    if (found.length === 0) return;
    // From where one is, also if that is no longer among them; around at the ends.
    const after = found.findIndex((seq) => seq > (current ?? -1));
    const forward = after < 0 ? 0 : after;
    const back = place >= 0 ? place - 1 : forward - 1;
    const seq = found.at(step === 1 ? forward : back);
    if (seq !== undefined) onGo(seq);
  };

  const latest = useRef(go);
  useEffect(() => {
    latest.current = go;
  });
  const isOn = text !== "";
  useEffect(() => {
    if (!isOn) return undefined;
    const onKey = (press: KeyboardEvent) => {
      if (press.key !== "F3") return;
      press.preventDefault();
      latest.current(press.shiftKey ? -1 : 1);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [isOn]);

  const done = progress >= 1;
  const count =
    place >= 0 ? `${number(place + 1)} of ${number(found.length)}` : number(found.length);
  return (
    <div className={styles.box}>
      <Search size={14} className={styles.icon} aria-hidden />
      <TextInput
        type="search"
        density="sm"
        aria-label="Search in messages"
        placeholder="Search in messages"
        className={styles.input}
        value={text}
        onChange={(change) => onText(change.target.value)}
        onKeyDown={(press) => {
          if (press.key === "Enter") {
            press.preventDefault();
            go(press.shiftKey ? -1 : 1);
          }
          // Escape cancels the call elsewhere; here it ends the search.
          if (press.key === "Escape" && isOn) {
            press.stopPropagation();
            press.preventDefault();
            onText("");
          }
        }}
      />
      {isOn && (
        <>
          <span className={styles.count} title={done ? undefined : "Still looking"}>
            {count}
            {!done && (
              <progress className={styles.progress} value={progress} aria-label="Searched" />
            )}
          </span>
          <IconButton
            size="sm"
            label="Previous match"
            aria-keyshortcuts="Shift+F3"
            aria-disabled={found.length === 0}
            icon={<ArrowUp size={14} aria-hidden />}
            onClick={() => go(-1)}
          />
          <IconButton
            size="sm"
            label="Next match"
            aria-keyshortcuts="F3"
            aria-disabled={found.length === 0}
            icon={<ArrowDown size={14} aria-hidden />}
            onClick={() => go(1)}
          />
        </>
      )}
      <span aria-live="polite">
        <VisuallyHidden>
          {isOn && done && `${counted(found.length, "message")} found`}
        </VisuallyHidden>
      </span>
    </div>
  );
}
