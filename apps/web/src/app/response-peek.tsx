import type { CallLog } from "@grpc-playground/call";
import { ArrowDown } from "lucide-react";
import { useCallback, useEffect, useState, useSyncExternalStore, type RefObject } from "react";
import { Button } from "../shared/ui/button.tsx";
import styles from "./response-peek.module.css";

/** So much of the response has to be in sight to count: its head with the status. */
const head = "-64px";

/**
 * On a narrow screen the answers come below the form, out of sight of whoever
 * streams messages from it. This floats at the bottom meanwhile: how the call
 * stands, and the way there. Typing the next message is not interrupted.
 */
export function ResponsePeek({
  log,
  response,
}: {
  log: CallLog;
  response: RefObject<HTMLElement | null>;
}) {
  const [hidden, setHidden] = useState(true);
  const news = useNews(log);

  useEffect(() => {
    const element = response.current;
    if (element === null) return undefined;
    let wasInSight = false;
    const observer = new IntersectionObserver(
      (entries) => {
        const isInSight = entries.at(-1)?.isIntersecting === true;
        // Who has seen the end knows it.
        setHidden(isInSight || (wasInSight && log.ended));
        wasInSight = isInSight;
      },
      { rootMargin: `0px 0px ${head}` },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [log, response]);

  if (hidden) return null;
  return (
    <div className={styles.peek}>
      <Button
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

/** How the call stands in a few words, followed once per frame at most: messages can come faster. */
function useNews(log: CallLog): string {
  const subscribe = useCallback(
    (listener: () => void) => {
      let frame = 0;
      const leave = log.subscribe(() => {
        if (frame !== 0) return;
        frame = requestAnimationFrame(() => {
          frame = 0;
          listener();
        });
      });
      return () => {
        leave();
        cancelAnimationFrame(frame);
      };
    },
    [log],
  );
  return useSyncExternalStore(subscribe, () => {
    const received = `${log.counters.received.toLocaleString("en-US")} received`;
    const status = log.find("status")?.name;
    return status === undefined ? received : `${status}, ${received}`;
  });
}
