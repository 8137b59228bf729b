import { useEffect, useEffectEvent, useState } from "react";

/**
 * Takes what is dropped anywhere on the page.
 *
 * @returns whether something is held over the page that can be dropped
 */
export function useDrop(onFile: (file: File) => void, onText: (text: string) => void): boolean {
  const [isOver, setIsOver] = useState(false);
  const drop = useEffectEvent((data: DataTransfer) => {
    const [file] = data.files;
    if (file !== undefined) onFile(file);
    else onText(data.getData("text/plain"));
  });

  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    document.addEventListener(
      "dragover",
      (event) => {
        // Without this the browser would leave the page for the file.
        event.preventDefault();
        setIsOver(event.dataTransfer?.types.includes("Files") === true);
      },
      { signal },
    );
    document.addEventListener(
      "dragleave",
      (event) => {
        if (event.relatedTarget === null) setIsOver(false);
      },
      { signal },
    );
    document.addEventListener(
      "drop",
      (event) => {
        event.preventDefault();
        setIsOver(false);
        if (event.dataTransfer !== null) drop(event.dataTransfer);
      },
      { signal },
    );
    return () => listening.abort();
  }, []);
  return isOver;
}
