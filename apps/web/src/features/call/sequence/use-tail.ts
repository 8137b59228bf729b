import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from "react";

/** How near to the end counts as at the end. CSS pixels. */
const nearPx = 32;

export interface Tail {
  /** Whether the end is out of sight, and growth does not pull the view along. */
  readonly away: boolean;
  /** For the box. */
  readonly onScroll: () => void;
  readonly follow: () => void;
  /** Stays where it is. */
  readonly release: () => void;
}

/**
 * Keeps a box at its end while its content grows, until a person scrolls up or
 * presses something in it.
 *
 * @param height the content's, which has changed when this has
 */
export function useTail(box: RefObject<HTMLElement | null>, height: number): Tail {
  const [following, setFollowing] = useState(true);
  const lastTop = useRef(0);

  useLayoutEffect(() => {
    const element = box.current;
    if (!following || element === null) return;
    // Further than it goes, whatever else is in the box.
    element.scrollTo({ top: 2 * height, behavior: "instant" });
    // Its scroll event comes later, and must not pass for the person's.
    lastTop.current = element.scrollTop;
  }, [box, following, height]);

  const onScroll = useCallback(() => {
    const element = box.current;
    if (element === null) return;
    const { scrollTop, scrollHeight, clientHeight } = element;
    const isNear = scrollHeight - scrollTop - clientHeight <= nearPx;
    if (isNear && scrollTop > lastTop.current) setFollowing(true);
    else if (!isNear && scrollTop < lastTop.current) setFollowing(false);
    lastTop.current = scrollTop;
  }, [box]);

  const follow = useCallback(() => setFollowing(true), []);
  const release = useCallback(() => setFollowing(false), []);

  return { away: !following, onScroll, follow, release };
}
