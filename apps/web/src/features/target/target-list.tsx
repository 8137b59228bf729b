import { Check, X } from "lucide-react";
import { useStore } from "../../shared/lib/store.ts";
import { targetKey, targetName, type Target } from "../../shared/lib/target.ts";
import { IconButton } from "../../shared/ui/icon-button.tsx";
import type { Recents } from "./recents.ts";
import styles from "./target-list.module.css";

/** The playground's own services, and the servers that were opened before. */
export function TargetList({
  current,
  recents,
  onOpen,
}: {
  current: Target;
  recents: Recents;
  onOpen: (target: Target) => void;
}) {
  const targets: readonly Target[] = [undefined, ...useStore(recents.list)];
  return (
    <ul className={styles.list} aria-label="Servers to choose from">
      {targets.map((target) => {
        const isCurrent = targetKey(target) === targetKey(current);
        return (
          <li key={targetKey(target)} className={styles.row}>
            <button
              type="button"
              className={styles.choose}
              aria-current={isCurrent}
              onClick={() => onOpen(target)}
            >
              <span className={target === undefined ? styles.name : styles.address}>
                {targetName(target)}
              </span>
              {target !== undefined && (
                <span className={styles.note}>{target.tls ? "TLS" : "plaintext"}</span>
              )}
              {target === undefined && <span className={styles.note}>built in</span>}
              {isCurrent && <Check size={14} aria-hidden className={styles.check} />}
            </button>
            {target !== undefined && (
              <IconButton
                size="sm"
                label={`Forget ${target.address}`}
                icon={<X size={14} aria-hidden />}
                onClick={() => recents.remove(target)}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}
