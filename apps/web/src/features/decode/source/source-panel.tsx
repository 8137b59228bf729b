import { FileUp, X } from "lucide-react";
import { useRef, type ChangeEvent } from "react";
import type { ReadAs } from "@grpc-playground/wire";
import { size } from "../../../shared/lib/format.ts";
import { Button } from "../../../shared/ui/button.tsx";
import { Callout } from "../../../shared/ui/callout.tsx";
import { Field } from "../../../shared/ui/field.tsx";
import { IconButton } from "../../../shared/ui/icon-button.tsx";
import { TextArea } from "../../../shared/ui/input.tsx";
import { kindName, problemWords, readWords, type SourceRead } from "./read-source.ts";
import styles from "./source-panel.module.css";
import { nothing, sourceOfText, type Source } from "./source.ts";

export interface SourcePanelProps {
  source: Source;
  read: SourceRead | undefined;
  onSource: (source: Source) => void;
  onFile: (file: File) => void;
  /** Reads what is there in another way. */
  onReadAs: (kind: ReadAs["kind"]) => void;
}

/** Where bytes are put in, with what they were taken for. */
export function SourcePanel({ source, read, onSource, onFile, onReadAs }: SourcePanelProps) {
  const picker = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const typed = source.kind === "text" ? source.text : undefined;
  const problem = read?.read.problem;

  const take = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (file !== undefined) onFile(file);
    // The same file can be chosen again.
    target.value = "";
  };

  return (
    <div className={styles.panel}>
      {source.kind === "file" ? (
        <FileChip source={source} onClear={() => onSource(nothing)} />
      ) : (
        <Field label="Bytes" hint="Hex, a hex dump, base64, escapes or numbers.">
          {(control) => (
            <TextArea
              {...control}
              mono
              ref={box}
              rows={6}
              value={source.text}
              placeholder="0a 05 57 6f 72 6c 64"
              onChange={(event) => onSource(sourceOfText(event.target.value))}
              onPaste={(event) => {
                const text = event.clipboardData.getData("text/plain");
                const pasted = sourceOfText(text);
                if (pasted.kind === "text") return;
                event.preventDefault();
                onSource(pasted);
              }}
            />
          )}
        </Field>
      )}
      <div className={styles.buttons}>
        <Button
          size="sm"
          icon={<FileUp size={16} aria-hidden />}
          onClick={() => picker.current?.click()}
        >
          Open a file
        </Button>
        <input ref={picker} type="file" hidden aria-label="File with bytes" onChange={take} />
        {source.kind === "text" && source.text !== "" ? (
          <Button size="sm" variant="ghost" onClick={() => onSource(nothing)}>
            Clear
          </Button>
        ) : (
          <span className={styles.aside}>or drop one anywhere on the page</span>
        )}
      </div>
      {read !== undefined && (
        <div className={styles.read}>
          <p>
            <output className={styles.taken}>{readWords(read.read)}</output>{" "}
            <span className={styles.why}>{read.read.why}</span>
          </p>
          {read.others.length > 0 && (
            <div className={styles.others}>
              <span className={styles.aside}>Not so? Read as</span>
              {read.others.map(({ kind }) => (
                <Button key={kind} size="sm" variant="ghost" onClick={() => onReadAs(kind)}>
                  {kindName(kind)}
                </Button>
              ))}
            </div>
          )}
        </div>
      )}
      {read !== undefined && problem !== undefined && (
        <Callout
          kind="error"
          alert
          title="Not all of it could be read"
          action={
            typed !== undefined && (
              <Button
                size="sm"
                onClick={() => {
                  box.current?.focus();
                  box.current?.setSelectionRange(problem.at, problem.at + 1);
                }}
              >
                Show where
              </Button>
            )
          }
        >
          {problemWords(typed, read.read)}
        </Callout>
      )}
    </div>
  );
}

interface FileChipProps {
  source: Source & { kind: "file" };
  onClear: () => void;
}

function FileChip({ source: { name, bytes }, onClear }: FileChipProps) {
  return (
    <div className={styles.file}>
      <span className={styles.name}>{name}</span>
      <span className={styles.aside}>{size(bytes.length)}</span>
      <IconButton label="Put it away" icon={<X size={16} aria-hidden />} onClick={onClear} />
    </div>
  );
}
