import type { BytesDraft, FileDraft, LeafDraft } from "@grpc-playground/schema";
import { parseBytes } from "@grpc-playground/schema";
import { FileUp } from "lucide-react";
import { useEffect, useState, type RefObject } from "react";
import { saveFile } from "../../../../shared/lib/save-file.ts";
import { Button } from "../../../../shared/ui/button.tsx";
import { VisuallyHidden } from "../../../../shared/ui/visually-hidden.tsx";
import { useLatest } from "../use-latest.ts";
import styles from "./editors.module.css";
import { atOnce, firstBytes, largest, mebibytes, usualLimit } from "./file-facts.ts";

/** Chooses a file for a field of bytes, by a button, by dropping it onto the field, or by pasting it. */
export function FileTools({
  zone,
  name,
  draft,
  onChange,
}: {
  /** Where a file may be dropped. */
  zone: RefObject<HTMLElement | null>;
  name: string;
  draft: BytesDraft | FileDraft;
  onChange: (next: LeafDraft | undefined) => void;
}) {
  const [problem, setProblem] = useState("");

  const read = useLatest((file: File) => {
    setProblem(file.size > largest ? tooLarge(file) : "");
    if (file.size > largest) return;
    file.arrayBuffer().then(
      (buffer) => onChange({ kind: "file", name: file.name, bytes: new Uint8Array(buffer) }),
      () => setProblem(`${file.name} could not be read. Choose it again.`),
    );
  });

  // A text box with megabytes in it keeps the page waiting at every key.
  const takeText = useLatest((text: string): boolean => {
    if (draft.kind === "file" || draft.text !== "" || text.length <= atOnce) return false;
    const parsed = parseBytes(text, draft.encoding);
    setProblem(parsed.ok ? "" : `What you pasted is not ${draft.encoding}: ${parsed.message}`);
    if (parsed.ok) onChange({ kind: "file", name: "pasted", bytes: parsed.value });
    return true;
  });
  useDrops(zone, read, takeText);

  return (
    <div className={styles.tools}>
      {/* The input is what has the focus and the name; its label is drawn as a button. */}
      <label className={styles.fileButton}>
        <FileUp size={14} aria-hidden />
        {draft.kind === "file" ? "Another file" : "File"}
        <input
          type="file"
          className={styles.fileInput}
          aria-label={`${name} file`}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file) read(file);
            // So that the same file can be chosen again after a change on disk.
            event.target.value = "";
          }}
        />
      </label>
      {draft.kind === "file" && (
        <>
          <Button size="sm" onClick={() => onChange({ kind: "bytes", encoding: "text", text: "" })}>
            Remove<VisuallyHidden> {name} file</VisuallyHidden>
          </Button>
          <Button
            size="sm"
            onClick={() => saveFile(draft.name, new Blob([Uint8Array.from(draft.bytes)]))}
          >
            Save<VisuallyHidden> {name} file</VisuallyHidden>
          </Button>
          <span className={styles.data}>
            {draft.bytes.length.toLocaleString("en")} B: {firstBytes(draft.bytes)}
          </span>
        </>
      )}
      {draft.kind === "file" && draft.bytes.length > usualLimit && (
        <p className={styles.warning}>
          {mebibytes(draft.bytes.length)} is more than the 4 MiB that a gRPC server takes unless it
          is told otherwise: it may answer RESOURCE_EXHAUSTED.
        </p>
      )}
      {problem !== "" && (
        <p role="alert" className={styles.error}>
          {problem}
        </p>
      )}
    </div>
  );
}

function tooLarge({ name, size }: File): string {
  return `${name} has ${mebibytes(size)}. The page takes files of up to ${mebibytes(largest)}; larger ones belong in a stream.`;
}

/** Calls back with what is dropped onto an element, or pasted into it. */
function useDrops(
  zone: RefObject<HTMLElement | null>,
  onFile: (file: File) => void,
  onText: (text: string) => boolean,
): void {
  useEffect(() => {
    const element = zone.current;
    if (!element) return undefined;
    const listening = new AbortController();
    const { signal } = listening;
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes("Files") !== true) return;
      event.preventDefault();
      element.toggleAttribute("data-over", true);
    };
    const leave = () => element.toggleAttribute("data-over", false);
    const drop = (event: DragEvent) => {
      leave();
      const [file] = event.dataTransfer?.files ?? [];
      if (!file) return;
      event.preventDefault();
      onFile(file);
    };
    const paste = (event: ClipboardEvent) => {
      const [file] = event.clipboardData?.files ?? [];
      if (file) onFile(file);
      if (file || onText(event.clipboardData?.getData("text/plain") ?? "")) event.preventDefault();
    };
    element.addEventListener("dragover", over, { signal });
    element.addEventListener("dragleave", leave, { signal });
    element.addEventListener("drop", drop, { signal });
    element.addEventListener("paste", paste, { signal });
    return () => listening.abort();
  }, [zone, onFile, onText]);
}
