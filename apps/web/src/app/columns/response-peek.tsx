import type { CallLog } from "@grpc-playground/call";
import { ArrowDown } from "lucide-react";
import {
  useCallback,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type RefObject,
} from "react";
import { cx } from "../../shared/lib/cx.ts";
import { Button } from "../../shared/ui/button.tsx";
import { onceAFrame } from "../../shared/lib/once-a-frame.ts";
import styles from "./response-peek.module.css";

/** So much of the response has to be in sight to count: its head with the status. */
const head = "-64px";

/**
 * On a narrow screen the answers come below the form, out of sight of whoever
 * streams messages from it. This line above the send bar is the way there, and
 * says how the call stands. While there is something to see it stays at the
 * bottom of the screen as the form scrolls, but never below its own place, so
 * that it covers none of the buttons. Typing the next message is not interrupted.
 */
export function ResponsePeek({
  log,
  response,
}: {
  /** The call in this place, if there is one. */
  log: CallLog | undefined;
  response: RefObject<HTMLElement | null>;
}) {
  const [hasNews, setHasNews] = useState(false);
  const line = useRef<HTMLDivElement>(null);
  const news = useNews(log);

  useEffect(() => {
    const element = response.current;
    if (element === null || log === undefined) return undefined;
    let wasInSight = false;
    const observer = new IntersectionObserver(
      (entries) => {
        const isInSight = entries.at(-1)?.isIntersecting === true;
        // Who has seen the end knows it.
        setHasNews(!isInSight && !(wasInSight && log.ended));
        wasInSight = isInSight;
      },
      { rootMargin: `0px 0px ${head}` },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [log, response]);

  useEffect(() => {
    if (hasNews && line.current !== null) uncover(line.current);
  }, [hasNews]);

  return (
    <div ref={line} className={cx(styles.peek, hasNews && styles.floating)}>
      <Button
        variant="ghost"
        icon={<ArrowDown size={16} aria-hidden />}
        className={styles.button}
        onClick={() => {
          response.current?.scrollIntoView({ block: "start" });
        }}
      >
        {news}
      </Button>
    </div>
  );
}

/** Moves the field that is typed in, if the line has come to lie over it. */
function uncover(line: HTMLElement) {
  const field = document.activeElement;
  if (field === null || line.contains(field)) return;
  const over = line.getBoundingClientRect();
  const under = field.getBoundingClientRect();
  const isCovered = under.bottom > over.top && under.top < over.bottom;
  // What fills the screen, such as the JSON, has its caret anywhere.
  if (isCovered && under.height < over.top / 2) field.scrollIntoView({ block: "nearest" });
}

/** How the call stands in a few words, followed once per frame at most: messages can come faster. */
function useNews(log: CallLog | undefined): string {
  const subscribe = useCallback(
    (listener: () => void) =>
      log === undefined ? () => undefined : onceAFrame((each) => log.subscribe(each), listener),
    [log],
  );
  return useSyncExternalStore(subscribe, () => {
    if (log === undefined) return "Go to the response";
    const received = `${log.counters.received.toLocaleString("en-US")} received`;
    const status = log.find("status")?.name;
    return status === undefined ? received : `${status}, ${received}`;
  });
}
