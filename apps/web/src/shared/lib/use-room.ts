import { useLayoutEffect, useState, type RefObject } from "react";

/** How much room a box has. */
export interface Room {
  /** In rem. */
  readonly width: number;
  /** CSS pixels of one rem: large screens have larger ones. */
  readonly rem: number;
}

/** The width of a box, as it changes. Undefined before it is known, for the one rendering before it is drawn. */
export function useRoom(box: RefObject<HTMLElement | null>): Room | undefined {
  const [room, setRoom] = useState<Room>();
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const look = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
      const width = Math.floor(element.clientWidth / rem);
      setRoom((before) =>
        before?.width === width && before.rem === rem ? before : { width, rem },
      );
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return room;
}
