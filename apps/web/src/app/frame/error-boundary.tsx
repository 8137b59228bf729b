import { Component, type ErrorInfo, type ReactNode } from "react";
import { Button } from "../../shared/ui/button.tsx";
import { Callout } from "../../shared/ui/callout.tsx";
import { Code } from "../../shared/ui/code.tsx";
import styles from "./error-boundary.module.css";

interface Props {
  /** The part of the page within, such as `The request form`. */
  part: string;
  /** Another value of this tries again, as another method may not have the fault. */
  resetKey: unknown;
  children: ReactNode;
}

interface State {
  error: Error | undefined;
  resetKey: unknown;
}

/** Keeps a fault in one part of the page from taking the rest with it. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: undefined, resetKey: this.props.resetKey };

  static getDerivedStateFromError(reason: unknown): Partial<State> {
    return { error: reason instanceof Error ? reason : new Error(String(reason)) };
  }

  static getDerivedStateFromProps(props: Props, state: State): State | null {
    return props.resetKey === state.resetKey
      ? null
      : { error: undefined, resetKey: props.resetKey };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo) {
    console.error(`${this.props.part} failed`, error, info.componentStack);
  }

  override render() {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return (
      <div className={styles.fault}>
        <Callout
          kind="error"
          alert
          title={`${this.props.part} cannot be shown`}
          action={
            <Button onClick={() => this.setState({ error: undefined })}>Show it again</Button>
          }
        >
          <p>
            This is a fault of the page, not of your call. The rest still works: choose another
            method, or reload. The browser's console has more for a report.
          </p>
          <p>
            <Code plain>{error.message}</Code>
          </p>
        </Callout>
      </div>
    );
  }
}
