import { useEffect, useRef, useState } from "react";
import { VisuallyHidden } from "../../../../shared/ui/visually-hidden.tsx";

const pauseMs = 2_500;

/**
 * Reads a changing text out, politely and with pauses: the newest text, at
 * most one in 2.5 s. A thousand events a second are one sentence.
 */
export function Spoken({ text }: { text: string }) {
  const [spoken, setSpoken] = useState("");
  const last = useRef(Number.NEGATIVE_INFINITY);

  useEffect(() => {
    const wait = Math.max(0, last.current + pauseMs - performance.now());
    const timer = setTimeout(() => {
      last.current = performance.now();
      setSpoken(text);
    }, wait);
    return () => clearTimeout(timer);
  }, [text]);

  return (
    <div aria-live="polite" aria-atomic="true">
      <VisuallyHidden>{spoken}</VisuallyHidden>
    </div>
  );
}
