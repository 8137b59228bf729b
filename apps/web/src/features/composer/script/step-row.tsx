import { ArrowDown, ArrowUp, Check, ChevronRight, Copy, Pencil, X } from "lucide-react";
import { memo, useId, type ReactNode, type Ref } from "react";
import { cx } from "../../../shared/lib/cx.ts";
import { TextInput } from "../../../shared/ui/input.tsx";
import { VisuallyHidden } from "../../../shared/ui/visually-hidden.tsx";
import { ItemButton } from "../form/item-button.tsx";
import { parseDelay } from "./delay.ts";
import type { ScriptStep } from "./script.ts";
import styles from "./script.module.css";
import { stepIssues, stepPreview } from "./step-message.ts";

export type StepAction = "edit" | "up" | "down" | "duplicate" | "remove";

export interface StepRowProps {
  ref: Ref<HTMLLIElement> | undefined;
  step: ScriptStep;
  /** From 0. */
  index: number;
  total: number;
  /** What the player has done with it, or will do next. */
  mark: "sent" | "next" | undefined;
  /** The rules that its message breaks. It can be sent all the same. */
  broken: readonly string[];
  isOpen: boolean;
  onAct: (id: number, action: StepAction) => void;
  onDelay: (id: number, delay: string) => void;
  /** Its message, while that is open. */
  children?: ReactNode;
}

/** One message of a script: how long to wait, what it is, and what can be done with it. */
export const StepRow = memo(function StepRow(props: StepRowProps) {
  const { ref, step, index, total, mark, broken, isOpen, onAct, onDelay, children } = props;
  const errorId = useId();
  const number = index + 1;
  const issues = stepIssues(step);
  const [wrong, ...more] = [...issues, ...broken];
  const button = (action: StepAction, name: string, Icon: typeof X, isIdle = false) => (
    <ItemButton
      action={action}
      name={name}
      item={`step ${number}`}
      isIdle={isIdle}
      {...(action === "edit" ? { isOpen } : {})}
      onClick={() => onAct(step.id, action)}
    >
      <Icon size={14} aria-hidden />
    </ItemButton>
  );
  return (
    <li
      ref={ref}
      className={cx(styles.step, mark === "next" && styles.next)}
      data-step={step.id}
      data-index={index}
      aria-label={`Step ${number}`}
      aria-posinset={number}
      aria-setsize={total}
      aria-current={mark === "next" ? "step" : undefined}
    >
      <div className={styles.line}>
        <span className={styles.number}>
          {mark === "sent" && <Check size={12} className={styles.sent} aria-hidden />}
          {mark === "next" && <ChevronRight size={12} className={styles.up} aria-hidden />}
          <span aria-hidden="true">{number}</span>
          {mark !== undefined && (
            <VisuallyHidden>{mark === "sent" ? "sent" : "goes next"}</VisuallyHidden>
          )}
        </span>
        <TextInput
          mono
          density="sm"
          className={styles.delay}
          aria-label={`delay before step ${number}`}
          aria-invalid={parseDelay(step.delay).ok ? undefined : true}
          aria-describedby={wrong === undefined ? undefined : errorId}
          placeholder="0ms"
          value={step.delay}
          onChange={(event) => onDelay(step.id, event.target.value)}
        />
        <code className={styles.preview}>{stepPreview(step)}</code>
        <span className={styles.buttons}>
          {button("edit", "Edit", Pencil)}
          {button("up", "Move up", ArrowUp, index === 0)}
          {button("down", "Move down", ArrowDown, number === total)}
          {button("duplicate", "Duplicate", Copy)}
          {button("remove", "Remove", X)}
        </span>
      </div>
      {wrong !== undefined && (
        <p id={errorId} className={styles.error}>
          {wrong}
          {more.length > 0 && ` And ${more.length} more.`}
        </p>
      )}
      {children}
    </li>
  );
});
