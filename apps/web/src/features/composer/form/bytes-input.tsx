import {
  bytesEncodings,
  formatBytes,
  parseBytes,
  type BytesDraft,
  type BytesEncoding,
} from "@grpc-playground/schema";
import { Select, TextArea } from "../../../shared/ui/input.tsx";
import type { LeafInputProps } from "./props.ts";
import styles from "./form.module.css";

const names: Record<BytesEncoding, string> = { text: "Text", hex: "Hex", base64: "Base64" };

/** Bytes as text, hex or base64, and how many they are. */
export function BytesInput({
  id,
  describedBy,
  invalid,
  onChange,
  draft = { kind: "bytes", encoding: "text", text: "" },
}: LeafInputProps & { draft: BytesDraft | undefined }) {
  const bytes = parseBytes(draft.text, draft.encoding);

  const choose = (encoding: BytesEncoding) => {
    // The same bytes, shown in another way; what is not bytes yet stays as it was typed.
    const text = bytes.ok ? formatBytes(bytes.value, encoding) : draft.text;
    if (text !== undefined) onChange({ kind: "bytes", encoding, text });
  };

  return (
    <div className={styles.bytes}>
      <TextArea
        mono
        rows={1}
        id={id}
        className={styles.growing}
        value={draft.text}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        onChange={(event) => onChange({ ...draft, text: event.target.value })}
      />
      <Select
        className={styles.encoding}
        aria-label="Typed as"
        value={draft.encoding}
        onChange={(event) => {
          const encoding = bytesEncodings.find((each) => each === event.target.value);
          if (encoding) choose(encoding);
        }}
      >
        {bytesEncodings.map((encoding) => (
          <option
            key={encoding}
            value={encoding}
            disabled={bytes.ok && formatBytes(bytes.value, encoding) === undefined}
          >
            {names[encoding]}
          </option>
        ))}
      </Select>
      {bytes.ok && <span className={styles.size}>{bytes.value.length} B</span>}
    </div>
  );
}
