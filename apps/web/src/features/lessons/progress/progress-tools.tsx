import { Download, RotateCcw, Upload } from "lucide-react";
import { useRef, useState } from "react";
import { saveFile } from "../../../shared/lib/save-file.ts";
import { Button } from "../../../shared/ui/button.tsx";
import { Callout } from "../../../shared/ui/callout.tsx";
import { readProgress, writeProgress } from "./progress-file.ts";
import { addProgress, progress, startOver } from "./progress-store.ts";
import styles from "./progress-tools.module.css";

/** Larger files are none of ours (bytes). */
const most = 1_000_000;

interface Note {
  readonly kind: "info" | "error";
  readonly title: string;
  readonly text: string;
}

/** What opens at the foot of the page would stand below the window. */
function bringIntoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: "nearest" });
}

/** Takes progress along to another browser, brings it back, or forgets it. */
export function ProgressTools() {
  const input = useRef<HTMLInputElement>(null);
  const [note, setNote] = useState<Note>();
  const [isAsking, setAsking] = useState(false);

  const take = async (file: File) => {
    const read =
      file.size > most
        ? { problem: "It is larger than 1 MB, and so no progress." }
        : readProgress(await file.text());
    if (read.progress === undefined) {
      setNote({ kind: "error", title: `${file.name} was not imported`, text: read.problem });
      return;
    }
    addProgress(read.progress);
    const text = "What was done here already is kept beside it.";
    setNote({ kind: "info", title: `${file.name} was imported`, text });
  };

  return (
    <div className={styles.tools}>
      <p className={styles.line}>Your progress is kept in this browser alone.</p>
      <div className={styles.buttons}>
        <Button
          size="sm"
          icon={<Download size={14} aria-hidden />}
          onClick={() => {
            const content = new Blob([writeProgress(progress.get())], { type: "application/json" });
            saveFile("grpc-playground-progress.json", content);
          }}
        >
          Export progress
        </Button>
        <Button
          size="sm"
          icon={<Upload size={14} aria-hidden />}
          onClick={() => input.current?.click()}
        >
          Import progress
        </Button>
        <input
          ref={input}
          type="file"
          accept="application/json,.json"
          hidden
          aria-label="File with progress"
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            // The same file can be chosen again.
            if (file !== undefined) void take(file).finally(() => (target.value = ""));
          }}
        />
        <Button
          size="sm"
          variant="ghost"
          icon={<RotateCcw size={14} aria-hidden />}
          onClick={() => setAsking(true)}
        >
          Start over
        </Button>
      </div>
      {isAsking && (
        <div ref={bringIntoView}>
          <Callout
            kind="warn"
            alert
            title="Forget what was done?"
            action={
              <>
                <Button
                  size="sm"
                  variant="danger"
                  onClick={() => {
                    startOver();
                    setAsking(false);
                    setNote(undefined);
                  }}
                >
                  Forget it all
                </Button>
                <Button size="sm" onClick={() => setAsking(false)}>
                  Keep it
                </Button>
              </>
            }
          >
            All steps count as not done again, in every tab. This cannot be undone; a file that you
            have exported brings it back.
          </Callout>
        </div>
      )}
      {note !== undefined && (
        <div key={note.title} ref={bringIntoView}>
          <Callout kind={note.kind} alert title={note.title}>
            {note.text}
          </Callout>
        </div>
      )}
    </div>
  );
}
