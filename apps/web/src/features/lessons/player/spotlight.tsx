import { useLayoutEffect, useState } from "react";
import { createPortal } from "react-dom";
import { cx } from "../../../shared/lib/cx.ts";
import { useStore } from "../../../shared/lib/store.ts";
import styles from "./spotlight.module.css";
import { spotlight } from "./spotlight-store.ts";

interface Box {
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

/** Pixels between a control and its ring. */
const gap = 4;

/** The ring around what "Show me" is about to use, with words. It takes no presses and no focus. */
export function SpotlightRing() {
  const shown = useStore(spotlight);
  const box = useBox(shown?.control);
  if (shown === undefined || box === undefined) return null;
  const isLow = box.top > innerHeight * 0.75;
  return createPortal(
    <div className={styles.ring} style={box} aria-hidden="true">
      <span
        className={cx(
          styles.caption,
          isLow ? styles.above : styles.below,
          box.left > innerWidth / 2 && styles.toLeft,
        )}
      >
        {shown.caption}
      </span>
    </div>,
    document.body,
  );
}

/** Where a control is in the window, for as long as it is pointed out. */
function useBox(control: HTMLElement | undefined): Box | undefined {
  const [box, setBox] = useState<Box>();
  useLayoutEffect(() => {
    if (control === undefined) return undefined;
    let frame = 0;
    // The page moves under it: a call grows, a fold opens. A frame is as often as it can be seen.
    const follow = () => {
      frame = requestAnimationFrame(follow);
      // What was pressed may have given its place to something else.
      if (!control.isConnected) return setBox(undefined);
      const { top, left, width, height } = control.getBoundingClientRect();
      const next = {
        top: top - gap,
        left: left - gap,
        width: width + 2 * gap,
        height: height + 2 * gap,
      };
      setBox((before) => (before !== undefined && isSame(before, next) ? before : next));
    };
    follow();
    return () => cancelAnimationFrame(frame);
  }, [control]);
  return control === undefined ? undefined : box;
}

function isSame(a: Box, b: Box): boolean {
  return a.top === b.top && a.left === b.left && a.width === b.width && a.height === b.height;
}
