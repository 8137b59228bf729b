import { useCallback, useEffect, useRef, useState, type RefObject } from "react";

/** How near to the end counts as at the end. CSS pixels. */
const nearPx = 24;

/** Keys that scroll towards the start. */
const upwards = new Set(["ArrowUp", "PageUp", "Home"]);

/** Whether a key asks for a look further up. */
function goesUp({ key, shiftKey }: KeyboardEvent): boolean {
  return upwards.has(key) || (key === " " && shiftKey);
}

export interface Tail {
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
  /** While it follows: the place to be at, in CSS pixels from the top; beyond the end is the end. */
  keepAt: (top: number) => void;
}

/**
 * Keeps a scrolling box at its end while its content grows, until the person
 * scrolls up; scrolling to the end takes it up again. `end` is an element
 * behind the content.
 */
export function useTail(
  box: RefObject<HTMLElement | null>,
  end: RefObject<HTMLElement | null>,
  initially: boolean,
): Tail {
  const [following, setFollowing] = useState(initially);
  const [away, setAway] = useState(false);
  const lastTop = useRef(0);
  const wanted = useRef(0);

  const goTo = useCallback((element: HTMLElement, top: number) => {
    element.scrollTo({ top, behavior: "instant" });
    // Its scroll event comes later, and must not pass for the person's.
    lastTop.current = element.scrollTop;
  }, []);

  const keepAt = useCallback(
    (top: number) => {
      wanted.current = top;
      if (box.current !== null) goTo(box.current, top);
    },
    [box, goTo],
  );

  useEffect(() => {
    const element = box.current;
    if (!following || element === null) return undefined;
    // The box gets lower when something around it grows, and its end goes out of sight.
    const observer = new ResizeObserver(() => goTo(element, wanted.current));
    observer.observe(element);
    return () => observer.disconnect();
  }, [box, following, goTo]);

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
    let touchedAt = 0;
    const onTouch = (event: TouchEvent) => {
      const y = event.touches[0]?.clientY ?? touchedAt;
      // A finger that goes down takes the view up.
      if (event.type === "touchmove" && y > touchedAt) letGo();
      touchedAt = y;
    };
    const onKey = (event: KeyboardEvent) => {
      if (goesUp(event)) letGo();
    };
    element.addEventListener("wheel", onWheel, { passive: true });
    element.addEventListener("touchstart", onTouch, { passive: true });
    element.addEventListener("touchmove", onTouch, { passive: true });
    element.addEventListener("keydown", onKey);
    return () => {
      element.removeEventListener("wheel", onWheel);
      element.removeEventListener("touchstart", onTouch);
      element.removeEventListener("touchmove", onTouch);
      element.removeEventListener("keydown", onKey);
    };
  }, [box]);

  const onScroll = useCallback(() => {
    const element = box.current;
    if (element === null) return;
    const { scrollTop, scrollHeight, clientHeight } = element;
    const isNear = scrollHeight - scrollTop - clientHeight <= nearPx;
    // Up and still near is where a slow scroll starts, and what a box does that
    // has grown taller: neither takes up the tail, nor lets go of it.
    if (isNear && scrollTop > lastTop.current) setFollowing(true);
    else if (!isNear && scrollTop < lastTop.current) setFollowing(false);
    lastTop.current = scrollTop;
  }, [box]);
  const follow = useCallback(() => setFollowing(true), []);
  const release = useCallback(() => setFollowing(false), []);

  return { following, away, onScroll, follow, release, keepAt };
}
