import type { ValueControl, ValueDraft } from "@grpc-playground/schema";
import { useState, type ClipboardEvent } from "react";

/** Lines that were pasted into one item that holds text, for which they may be meant. */
export interface PasteOffer {
  readonly id: number;
  readonly text: string;
  readonly lines: number;
  /** What the item held before. */
  readonly before: ValueDraft;
}

/**
 * The box for many values: whether it is open and with what, and the lines that
 * are pasted into the box of a single item. Where one line is all that an item
 * can hold they open the box; where a text may have lines they are only offered.
 */
export function usePasteMany(control: ValueControl) {
  const [text, setText] = useState<string>();
  const [offer, setOffer] = useState<PasteOffer>();

  const open = (from = "") => {
    setOffer(undefined);
    setText(from);
  };
  const close = () => setText(undefined);

  const onPaste = (id: number, before: ValueDraft, event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData("text/plain");
    const lines = pasted.split(/\r\n|\r|\n/).filter((line) => line.trim() !== "").length;
    setOffer(undefined);
    if (lines < 2 || before.kind === "message" || before.kind === "any") return;
    if (mayHaveLines(control)) {
      setOffer({ id, text: pasted, lines, before });
    } else {
      event.preventDefault();
      open(pasted);
    }
  };
  return { text, open, close, offer, dismiss: () => setOffer(undefined), onPaste };
}

function mayHaveLines(control: ValueControl): boolean {
  if (control.kind === "message" && control.wraps) return mayHaveLines(control.wraps);
  return (
    control.kind === "string" ||
    control.kind === "bytes" ||
    (control.kind === "message" && control.text?.kind === "json")
  );
}
