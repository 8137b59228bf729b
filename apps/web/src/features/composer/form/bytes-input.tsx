import {
  bytesEncodings,
  formatBytes,
  parseBytes,
  type BytesDraft,
  type BytesEncoding,
  type FileDraft,
} from "@grpc-playground/schema";
import { useMemo, useRef } from "react";
import { Select, TextInput } from "../../../shared/ui/input.tsx";
import { lazyEditor } from "./lazy-editor.tsx";
import type { LeafInputProps } from "./props.ts";
import { TextValueInput } from "./text-value-input.tsx";
import styles from "./form.module.css";

const names: Record<BytesEncoding, string> = { text: "Text", hex: "Hex", base64: "Base64" };
const empty: BytesDraft = { kind: "bytes", encoding: "text", text: "" };

const FileTools = lazyEditor(async () => (await import("./editors/file-tools.tsx")).FileTools);

/** Bytes as text, hex or base64, and how many they are; or those of a file, which never become text. */
export function BytesInput({
  draft = empty,
  ...props
}: LeafInputProps & { draft: BytesDraft | FileDraft | undefined }) {
  const zone = useRef<HTMLDivElement>(null);
  return (
    <div ref={zone} className={styles.bytesZone}>
      {draft.kind === "file" ? (
        <FileName {...props} draft={draft} />
      ) : (
        <TypedBytes {...props} draft={draft} />
      )}
      <FileTools zone={zone} name={props.name} draft={draft} onChange={props.onChange} />
    </div>
  );
}

function FileName({ id, describedBy, draft }: LeafInputProps & { draft: FileDraft }) {
  return (
    <TextInput
      mono
      readOnly
      id={id}
      aria-describedby={describedBy}
      value={`${draft.name} (${draft.bytes.length.toLocaleString("en")} B)`}
    />
  );
}

function TypedBytes({ draft, ...input }: LeafInputProps & { draft: BytesDraft }) {
  const { name, onChange } = input;
  const bytes = useMemo(() => parseBytes(draft.text, draft.encoding), [draft]);
  const isText = useMemo(
    () => !bytes.ok || formatBytes(bytes.value, "text") !== undefined,
    [bytes],
  );

  const choose = (encoding: BytesEncoding) => {
    // The same bytes, shown in another way; what is not bytes yet stays as it was typed.
    const text = bytes.ok ? formatBytes(bytes.value, encoding) : draft.text;
    if (text !== undefined) onChange({ kind: "bytes", encoding, text });
  };

  return (
    <div className={styles.bytes}>
      <TextValueInput
        {...input}
        mono
        text={draft.text}
        onChange={(next) => onChange({ ...draft, text: next?.kind === "text" ? next.text : "" })}
      />
      <Select
        className={styles.encoding}
        aria-label={`${name} typed as`}
        value={draft.encoding}
        onChange={(event) => {
          const encoding = bytesEncodings.find((each) => each === event.target.value);
          if (encoding) choose(encoding);
        }}
      >
        {bytesEncodings.map((encoding) => (
          <option key={encoding} value={encoding} disabled={encoding === "text" && !isText}>
            {names[encoding]}
          </option>
        ))}
      </Select>
      {bytes.ok && <span className={styles.size}>{bytes.value.length} B</span>}
    </div>
  );
}
