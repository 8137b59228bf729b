import { ChevronsUpDown } from "lucide-react";
import { useEffect, useId, useRef } from "react";
import { cx } from "../../shared/lib/cx.ts";
import { targetKey, targetName, type Target } from "../../shared/lib/target.ts";
import type { Recents } from "./recents.ts";
import styles from "./target-box.module.css";
import type { TargetFacts, TargetOpening } from "./target-facts.ts";
import { TargetForm } from "./target-form.tsx";
import { TargetList } from "./target-list.tsx";
import { TargetStatus } from "./target-status.tsx";

export interface TargetBoxProps {
  target: Target;
  /** Undefined until the first target has answered. */
  facts: TargetFacts | undefined;
  opening: TargetOpening | undefined;
  /** The newest call reached nobody there. */
  unanswered: boolean;
  recents: Recents;
  onOpen: (target: Target) => void;
  /** Takes the target that could not be opened all the same, with the services in view. */
  onInsist: () => void;
  /** Gives up opening, or dismisses why it failed. */
  onDismiss: () => void;
}

type State = "ready" | "asking" | "failed";

// Part of the button's name, which must not look like that of the button `Connect`.
function stateOf({ target, opening, unanswered }: TargetBoxProps): readonly [State, string] {
  if (opening === undefined) return unanswered ? ["failed", "no answer"] : ["ready", "ready"];
  const isOther = targetKey(opening.target) !== targetKey(target);
  const name = isOther ? ` ${targetName(opening.target)}` : "";
  return opening.problem === undefined
    ? ["asking", `asking${name}…`]
    : ["failed", `failed${name && ":"}${name}`];
}

/**
 * Which server is called: shows it, and opens a panel to choose another. The
 * panel is the browser's own popover: it closes on Escape and on a press
 * elsewhere, and gives the focus back.
 */
export function TargetBox(props: TargetBoxProps) {
  const { target, facts, opening, unanswered, recents, onOpen, onInsist, onDismiss } = props;
  const id = useId();
  const trigger = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDialogElement>(null);
  const key = targetKey(target);

  // A target that was asked for here and has answered is what the panel was open
  // for. The one that the page opens by itself is not: somebody may be typing.
  const isAsked = useRef(false);
  const open = (next: Target) => {
    isAsked.current = true;
    onOpen(next);
  };
  useEffect(() => {
    if (opening !== undefined || !isAsked.current) return;
    isAsked.current = false;
    if (panel.current?.matches(":popover-open") !== true) return;
    panel.current.hidePopover();
    trigger.current?.focus();
  }, [opening]);

  const place = () => {
    const box = trigger.current?.getBoundingClientRect();
    if (box === undefined || panel.current === null) return;
    panel.current.style.left = `${box.left}px`;
    panel.current.style.top = `${box.bottom + 6}px`;
  };

  // What the button names is what is called: the other one only once it has answered.
  const [state, words] = stateOf(props);

  return (
    <>
      <button ref={trigger} type="button" popoverTarget={`${id}panel`} className={styles.trigger}>
        <span className={styles.caption}>Target:</span>
        <span className={cx(styles.name, target && styles.address)}>
          <bdi>{targetName(target)}</bdi>
        </span>
        {target?.tls && <span className={styles.tls}>TLS</span>}
        <span className={cx(styles.state, styles[state])}>{words}</span>
        <ChevronsUpDown size={14} aria-hidden className={styles.chevron} />
      </button>
      <dialog
        ref={panel}
        id={`${id}panel`}
        popover="auto"
        aria-labelledby={`${id}title`}
        className={styles.panel}
        onBeforeToggle={place}
      >
        <h2 id={`${id}title`} className={styles.title}>
          Which server to call
        </h2>
        <TargetStatus
          target={target}
          facts={facts}
          opening={opening}
          unanswered={unanswered}
          onRetry={open}
          onInsist={onInsist}
          onDismiss={onDismiss}
        />
        <TargetForm key={key} initial={opening?.target ?? target} onOpen={open} />
        <TargetList current={target} recents={recents} onOpen={open} />
      </dialog>
    </>
  );
}
