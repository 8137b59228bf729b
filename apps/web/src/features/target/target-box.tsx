import { Popover } from "@base-ui/react/popover";
import { ChevronsUpDown } from "lucide-react";
import { useState } from "react";
import { cx } from "../../shared/lib/cx.ts";
import { targetKey, targetName, type Target } from "../../shared/lib/target.ts";
import type { Recents } from "./recents.ts";
import styles from "./target-box.module.css";
import type { TargetFacts, TargetOpening } from "./target-facts.ts";
import { TargetForm } from "./target-form.tsx";
import { TargetStatus } from "./target-status.tsx";
import { TargetList } from "./target-list.tsx";

export interface TargetBoxProps {
  target: Target;
  /** Undefined until the first target has answered. */
  facts: TargetFacts | undefined;
  opening: TargetOpening | undefined;
  recents: Recents;
  onOpen: (target: Target) => void;
  /** Gives up opening, or dismisses why it failed. */
  onDismiss: () => void;
}

type State = "connected" | "connecting" | "failed";

const words: Record<State, string> = {
  connected: "connected",
  connecting: "connecting…",
  failed: "not reached",
};

/** Which server is called: shows it, and opens a panel to choose another. */
export function TargetBox(props: TargetBoxProps) {
  const { target, facts, opening, recents, onOpen, onDismiss } = props;
  const key = targetKey(target);
  // Open for the target it was opened on: once another has answered, it has done its work.
  const [shownFor, setShownFor] = useState<string>();
  const state: State =
    opening === undefined ? "connected" : opening.problem === undefined ? "connecting" : "failed";
  const shown = opening?.target ?? target;

  return (
    <Popover.Root
      open={shownFor === key}
      onOpenChange={(open) => setShownFor(open ? key : undefined)}
    >
      <Popover.Trigger className={styles.trigger}>
        <span className={styles.caption}>Target</span>
        <span className={cx(styles.name, shown !== undefined && styles.address)}>
          {targetName(shown)}
        </span>
        {shown?.tls === true && <span className={styles.tls}>TLS</span>}
        <span className={cx(styles.state, styles[state])}>{words[state]}</span>
        <ChevronsUpDown size={14} aria-hidden className={styles.chevron} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner
          side="bottom"
          align="start"
          sideOffset={6}
          collisionPadding={8}
          className={styles.layer}
        >
          <Popover.Popup className={styles.popup}>
            <Popover.Title className={styles.title}>Which server to call</Popover.Title>
            <TargetStatus
              target={target}
              facts={facts}
              opening={opening}
              onRetry={onOpen}
              onDismiss={onDismiss}
            />
            <TargetForm key={key} initial={opening?.target ?? target} onOpen={onOpen} />
            <TargetList current={target} recents={recents} onOpen={onOpen} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
