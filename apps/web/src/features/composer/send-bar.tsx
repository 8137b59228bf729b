import type { DescMethod } from "@bufbuild/protobuf";
import { memo, useId, type MouseEvent, type RefObject } from "react";
import { Button } from "../../shared/ui/button.tsx";
import { Callout } from "../../shared/ui/callout.tsx";
import { ProblemList } from "./problem-list.tsx";
import styles from "./send-bar.module.css";
import { sendState, type CallFlags } from "./send-state.ts";

export interface SendBarProps {
  method: DescMethod;
  open: boolean;
  halfClosed: boolean;
  blocked: string | undefined;
  /** Keys that send; undefined while they mean something else. */
  shortcut: string | undefined;
  /** What is active besides the message. */
  summary: readonly string[];
  /** What kept the last attempt from being sent. */
  refused: readonly string[];
  sendRef: RefObject<HTMLButtonElement | null>;
  onSend: () => void;
  /** Sends what was refused, where only rules stand against it: the server then refuses it. */
  onSendAnyway?: (() => void) | undefined;
  /** Takes away what is said of the last attempt. */
  onDismiss: () => void;
  onHalfClose: () => void;
  onCancel: () => void;
}

/** The buttons that make and end a call, and why those that cannot be pressed cannot. */
export const SendBar = memo(function SendBar(props: SendBarProps) {
  const { method, open, halfClosed, blocked, summary, refused } = props;
  const flags: CallFlags = { open, halfClosed };
  const state = sendState(method, flags, blocked);
  const whyId = useId();
  const button = (isOn: boolean, press: () => void) => ({
    "aria-disabled": isOn ? undefined : true,
    "aria-describedby": isOn ? undefined : whyId,
    onClick: () => {
      if (isOn) press();
    },
  });

  return (
    <footer className={styles.bar}>
      {refused.length > 0 && (
        <Callout
          kind="error"
          alert
          title={props.onSendAnyway ? "Nothing was sent: rules are broken" : "Nothing was sent"}
          action={
            <>
              {props.onSendAnyway && (
                <Button size="sm" onClick={props.onSendAnyway}>
                  Send anyway
                </Button>
              )}
              <Button size="sm" onClick={props.onDismiss}>
                Dismiss
              </Button>
            </>
          }
        >
          <ProblemList lines={refused} />
        </Callout>
      )}
      {summary.length > 0 && (
        <p className={styles.summary}>
          <span>Goes along:</span> {summary.join(", ")}
        </p>
      )}
      <div className={styles.buttons}>
        <Button
          ref={props.sendRef}
          variant="primary"
          shortcut={props.shortcut}
          onMouseDown={keepFocus}
          {...button(state.canSend, props.onSend)}
        >
          {state.streams ? "Send message" : "Send"}
        </Button>
        {state.streams && (
          <Button onMouseDown={keepFocus} {...button(state.canHalfClose, props.onHalfClose)}>
            Half-close
          </Button>
        )}
        <Button
          variant="danger"
          shortcut={state.canCancel ? "Escape" : undefined}
          {...button(state.canCancel, props.onCancel)}
        >
          Cancel
        </Button>
      </div>
      {state.why !== "" && (
        // Where sending is possible, that is what one wants to know; what is
        // hidden here is still said of the buttons that it describes.
        <p id={whyId} className={styles.why} hidden={state.canSend}>
          {state.why}
        </p>
      )}
    </footer>
  );
});

/** A press of the mouse leaves the focus in the field, so that one can type on. */
function keepFocus(event: MouseEvent) {
  event.preventDefault();
}
