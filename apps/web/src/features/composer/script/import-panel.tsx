import type { DescMessage, Registry } from "@bufbuild/protobuf";
import { count } from "@grpc-playground/call";
import { useDeferredValue, useId, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { Button } from "../../../shared/ui/button.tsx";
import { TextArea } from "../../../shared/ui/input.tsx";
import { importScript } from "./import-script.ts";
import type { StepContent } from "./script.ts";
import styles from "./script.module.css";

/** So many issues are shown; the rest is counted. */
const shownIssues = 8;

/** Takes messages out of text. Nothing is taken while anything in it is wrong, so that nothing is lost. */
export function ImportPanel({
  input,
  registry,
  text,
  hasSteps,
  onText,
  onImport,
  onClose,
}: {
  input: DescMessage;
  registry: Registry | undefined;
  text: string;
  /** Whether there are steps that an import could replace. */
  hasSteps: boolean;
  onText: (text: string) => void;
  onImport: (steps: readonly StepContent[], replaces: boolean) => void;
  onClose: () => void;
}) {
  const id = useId();
  const file = useRef<HTMLInputElement>(null);
  /** Why a file could not be read. */
  const [unread, setUnread] = useState<string>();
  const settled = useDeferredValue(text);
  const { steps, issues } = useMemo(
    () => importScript(input, settled, registry),
    [input, settled, registry],
  );
  const isReady = issues.length === 0 && steps.length > 0 && settled === text;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    // In here these keys are for the import, and send nothing.
    event.preventDefault();
    if (isReady && !event.repeat) onImport(steps, false);
  };
  const button = (name: string, replaces: boolean) => (
    <Button
      size="sm"
      aria-disabled={!isReady || undefined}
      aria-describedby={`${id}found`}
      onClick={() => {
        if (isReady) onImport(steps, replaces);
      }}
    >
      {name}
    </Button>
  );

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it only listens to what bubbles
    <fieldset className={styles.import} aria-label="Import" onKeyDown={onKeyDown}>
      <label htmlFor={id} className={styles.label}>
        Messages to import
      </label>
      <p id={`${id}hint`} className={styles.hint}>
        JSON: an array, objects one after another as grpcurl's -d takes them, or one on each line.
        With delays: <code>{'{"delay": "500ms", "message": {…}}'}</code>
      </p>
      <TextArea
        id={id}
        mono
        // What was asked for by a press of Import.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        className={styles.text}
        aria-describedby={`${id}hint ${id}found`}
        aria-invalid={issues.length > 0 || undefined}
        value={text}
        onChange={(event) => onText(event.target.value)}
      />
      <div id={`${id}found`} aria-live="polite">
        {unread !== undefined && <p className={styles.error}>{unread}</p>}
        {issues.slice(0, shownIssues).map((issue) => (
          <p key={`${issue.from} ${issue.message}`} className={styles.error}>
            Line {issue.line}, column {issue.column}: {issue.message}
          </p>
        ))}
        {issues.length > shownIssues && (
          <p className={styles.error}>and {issues.length - shownIssues} more</p>
        )}
        {issues.length === 0 && (
          <p className={styles.hint}>
            {steps.length === 0 ? "No messages yet." : `${count(steps.length, "message")} found.`}
          </p>
        )}
      </div>
      <div className={styles.row}>
        {button("Add to the script", false)}
        {hasSteps && button("Replace the script", true)}
        <Button size="sm" variant="ghost" onClick={() => file.current?.click()}>
          Read a file
        </Button>
        <input
          ref={file}
          type="file"
          hidden
          accept=".json,.jsonl,.ndjson,.txt"
          onChange={(event) => {
            const [chosen] = event.target.files ?? [];
            event.target.value = "";
            setUnread(undefined);
            chosen?.text().then(onText, (reason: unknown) => {
              setUnread(`${chosen.name} could not be read: ${String(reason)}`);
            });
          }}
        />
        <Button size="sm" variant="ghost" onClick={onClose}>
          Close
        </Button>
      </div>
    </fieldset>
  );
}
