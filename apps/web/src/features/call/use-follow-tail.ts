import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from "react";

/** How near to the end counts as at the end. CSS pixels. */
const nearPx = 24;

/** Keys that scroll towards the start. */
const upwards = new Set(["ArrowUp", "PageUp", "Home"]);

export interface FollowTail {
  /** Whether new rows pull the view along. */
  following: boolean;
  /** Whether the end is out of sight. */
  away: boolean;
  /** For the box. */
  onScroll: () => void;
  /** Goes to the end and stays there. */
  follow: () => void;
  /** Stays where it is. */
  release: () => void;
}

/**
 * Keeps a scrolling box at its end while its content grows, until the person
 * scrolls up; scrolling to the end takes it up again. `end` is an element
 * behind the content, `height` the content's in CSS pixels.
 */
export function useFollowTail(
  box: RefObject<HTMLElement | null>,
  end: RefObject<HTMLElement | null>,
  height: number,
): FollowTail {
  const [following, setFollowing] = useState(true);
  const [away, setAway] = useState(false);
  const lastTop = useRef(0);

  useLayoutEffect(() => {
    if (following) box.current?.scrollTo({ top: height, behavior: "instant" });
  }, [box, following, height]);

  useEffect(() => {
    if (end.current === null) return undefined;
    const observer = new IntersectionObserver(
      (entries) => setAway(entries.at(-1)?.isIntersecting === false),
      { root: box.current, rootMargin: `0px 0px ${nearPx}px` },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [box, end]);

  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    // A busy stream pulls the view back before a slow scroll has got anywhere,
    // so what counts is what the person does, and not how far it came.
    const letGo = () => {
      if (element.scrollTop > 0) setFollowing(false);
    };
    const onWheel = (event: WheelEvent) => {
      if (event.deltaY < 0) letGo();
    };
    const onKey = (event: KeyboardEvent) => {
      if (upwards.has(event.key)) letGo();
    };
    element.addEventListener("wheel", onWheel, { passive: true });
    element.addEventListener("touchmove", letGo, { passive: true });
    element.addEventListener("keydown", onKey);
    return () => {
      element.removeEventListener("wheel", onWheel);
      element.removeEventListener("touchmove", letGo);
      element.removeEventListener("keydown", onKey);
    };
  }, [box]);

  const onScroll = useCallback(() => {
    const element = box.current;
    if (element === null) return;
    const { scrollTop, scrollHeight, clientHeight } = element;
    // Only a move upwards is the person's: rows that are added move nothing.
    if (scrollHeight - scrollTop - clientHeight <= nearPx) setFollowing(true);
    else if (scrollTop < lastTop.current) setFollowing(false);
    lastTop.current = scrollTop;
  }, [box]);
  const follow = useCallback(() => setFollowing(true), []);
  const release = useCallback(() => setFollowing(false), []);

  return { following, away, onScroll, follow, release };
}
