import { ChevronRight, CircleAlert } from "lucide-react";
import { useState } from "react";
import { cx } from "../../../../shared/lib/cx.ts";
import { IconButton } from "../../../../shared/ui/icon-button.tsx";
import type { ViewProps } from "../../view-props.ts";
import type { Wanted } from "../flow/flow.tsx";
import { isFailure, type Choice } from "../flow/shown-events.ts";
import { KindFilter } from "./kind-filter.tsx";
import { SearchBox } from "./search-box.tsx";
import { Strip } from "./strip.tsx";
import styles from "./tools.module.css";
import { useSearch } from "./use-search.ts";

export interface ToolsProps extends Pick<ViewProps, "log" | "method" | "registry"> {
  choice: Choice;
  onChoice: (choice: Choice) => void;
  wanted: Wanted | undefined;
  onWanted: (wanted: Wanted) => void;
}

/** What finds something in a long call: filter, search, the way to the failure, and a closer look at a part of its time. */
export function Tools({ log, method, registry, choice, onChoice, wanted, onWanted }: ToolsProps) {
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const result = useSearch(text, log, method, registry, choice);
  const failure = firstFailure(log);
  const isNarrowed = choice.kinds.size > 0 || choice.span !== undefined;
  return (
    <div className={styles.tools}>
      {/* Seen on a narrow page alone, where there is no room for the rest at all times. */}
      <button
        type="button"
        className={styles.fold}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <ChevronRight size={14} className={cx(styles.chevron, open && styles.turned)} aria-hidden />
        Filter, search, zoom
        {isNarrowed && <span className={styles.note}>a part is shown</span>}
      </button>
      <div className={cx(styles.inside, open && styles.opened)}>
        <div className={styles.row}>
          <KindFilter chosen={choice.kinds} onChange={(kinds) => onChoice({ ...choice, kinds })} />
          <SearchBox
            text={text}
            onText={setText}
            result={result}
            current={wanted?.text === undefined ? undefined : wanted.seq}
            onGo={(seq) => onWanted({ seq, text })}
          />
          {failure !== undefined && (
            <IconButton
              size="sm"
              label="Jump to the error"
              className={styles.error}
              icon={<CircleAlert size={16} aria-hidden />}
              onClick={() => onWanted({ seq: failure })}
            />
          )}
        </div>
        <Strip log={log} span={choice.span} onSpan={(span) => onChoice({ ...choice, span })} />
      </div>
    </div>
  );
}

/** The first event that says that the call failed or was given up. */
function firstFailure({ milestones }: ToolsProps["log"]): number | undefined {
  // It is one of the last: nothing but trailers and the status come after it.
  let first: number | undefined;
  for (let index = milestones.length - 1; index >= Math.max(0, milestones.length - 4); index -= 1) {
    const event = milestones.at(index);
    if (event !== undefined && isFailure(event)) first = event.seq;
  }
  return first;
}
