import { readCommand, type CommandRequest } from "@grpc-playground/snippets";
import { X } from "lucide-react";
import {
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
} from "react";
import { Button } from "../../shared/ui/button.tsx";
import { Field } from "../../shared/ui/field.tsx";
import { IconButton } from "../../shared/ui/icon-button.tsx";
import { TextArea } from "../../shared/ui/input.tsx";
import type { Destination } from "./destination.ts";
import { Facts } from "./facts.tsx";
import styles from "./paste.module.css";
import { Where } from "./where.tsx";

export interface PasteDialogProps {
  /** What stands in the text box at first. */
  initial: string;
  destinationOf: (command: CommandRequest) => Destination;
  /** Set once the command has been filled in: the dialog closes. */
  done: boolean;
  onFillIn: (command: CommandRequest) => void;
  /** Opens the command's own server, then fills in. */
  onOpen: (command: CommandRequest) => void;
  /** The command was changed: what was begun for the one before is over. */
  onChange: () => void;
  /** For a text that was pasted into a field: puts it there as it is. */
  onAsText: (() => void) | undefined;
  /** Called when it has closed, and the focus is back where it was. */
  onClose: () => void;
}

/** Takes a command of another tool, and shows what it says as it is typed. */
export function PasteDialog(props: PasteDialogProps) {
  const { initial, destinationOf, done, onFillIn, onOpen, onChange, onAsText, onClose } = props;
  const [text, setText] = useState(initial);
  const sheet = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const read = useMemo(() => (text.trim() === "" ? undefined : readCommand(text)), [text]);
  const command = read?.ok === true ? read.value : undefined;
  const refusal = read?.ok === false ? read.refusal : undefined;
  const destination = command && destinationOf(command);
  const canFillIn = destination?.kind !== undefined;
  const elsewhere = destination?.elsewhere;

  useEffect(() => {
    if (sheet.current?.open !== false) return;
    sheet.current.showModal();
    sheet.current.querySelector("textarea")?.focus();
  }, []);
  useEffect(() => {
    if (done) sheet.current?.close();
  }, [done]);

  const close = () => sheet.current?.close();
  const fillIn = () => {
    if (command && canFillIn) onFillIn(command);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.repeat) return;
    event.preventDefault();
    fillIn();
  };
  // The dialog covers its contents wholly, so a press on itself is one beside it.
  const onMouseDown = (event: MouseEvent) => {
    if (event.target === sheet.current) close();
  };

  return (
    // Escape does the same as a press beside it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={sheet}
      className={styles.sheet}
      aria-labelledby={titleId}
      onMouseDown={onMouseDown}
      onKeyDown={onKeyDown}
      onClose={onClose}
    >
      <div className={styles.body}>
        <div className={styles.head}>
          <h2 id={titleId} className={styles.title}>
            Paste a command
          </h2>
          <IconButton label="Close" icon={<X size={16} aria-hidden />} onClick={close} />
        </div>
        <div>
          <Field
            label="Command"
            hint="grpcurl, buf curl, or curl that posts JSON. It is read on this page, and never run."
            error={refusal && `Line ${refusal.line}, column ${refusal.column}: ${refusal.message}`}
          >
            {(control) => (
              <TextArea
                {...control}
                mono
                rows={8}
                wrap="off"
                className={styles.command}
                placeholder={example}
                value={text}
                onChange={(event) => {
                  setText(event.target.value);
                  onChange();
                }}
              />
            )}
          </Field>
          <p className={styles.spoken} aria-live="polite">
            {command && `Read as ${command.tool}`}
          </p>
        </div>
        {command && destination && (
          <>
            <Facts command={command} destination={destination} />
            {command.notes.length > 0 && (
              <ul className={styles.notes} aria-label="Notes">
                {command.notes.map((note) => (
                  <li key={note}>{note}</li>
                ))}
              </ul>
            )}
            <Where command={command} destination={destination} />
          </>
        )}
        <div className={styles.actions}>
          {onAsText && (
            <Button
              variant="ghost"
              className={styles.asText}
              onClick={() => {
                onAsText();
                close();
              }}
            >
              Paste as text
            </Button>
          )}
          {command && elsewhere && (
            <Button aria-disabled={elsewhere.isOpening} onClick={() => onOpen(command)}>
              {elsewhere.isOpening
                ? `Opening ${elsewhere.address}…`
                : `Open ${elsewhere.address} and fill in`}
            </Button>
          )}
          <Button
            variant="primary"
            shortcut="Control+Enter"
            aria-disabled={!canFillIn}
            onClick={fillIn}
          >
            Fill in
          </Button>
        </div>
      </div>
    </dialog>
  );
}

const example = `grpcurl -plaintext -H 'x-id: 1' \\
  -d '{"greeting": "Hello", "name": "Ada"}' \\
  localhost:50051 greet.Greeter/SayHello`;
