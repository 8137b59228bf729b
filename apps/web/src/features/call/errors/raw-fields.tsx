import { base64Encode } from "@bufbuild/protobuf/wire";
import { parseMessage, wireTypeNames, type FieldNode, type Guess } from "@grpc-playground/wire";
import { useMemo, useState } from "react";
import { counted, number } from "../../../shared/lib/format.ts";
import { Button } from "../../../shared/ui/button.tsx";
import { Code } from "../../../shared/ui/code.tsx";
import { CopyButton } from "../../../shared/ui/copy-button.tsx";
import styles from "./raw-fields.module.css";

/** Fields shown before somebody asks for more. */
const page = 50;
/** Levels of messages within messages that are shown from the start, and at most. */
const levels = 6;
/** Bytes written out in hex. */
const hexBytes = 256;

export interface RawFieldsProps {
  bytes: Uint8Array;
  /** Why they are shown in this way, in a sentence. */
  reason: string;
}

/** Bytes of a message that nobody has a schema for: its fields by number, with what they may mean. */
export function RawFields({ bytes, reason }: RawFieldsProps) {
  const tree = useMemo(() => parseMessage(bytes), [bytes]);
  return (
    <div className={styles.raw}>
      <p className={styles.reason}>
        {reason} Its {counted(bytes.byteLength, "byte")}, as far as they can be read without one:
        <CopyButton label="Copy as base64" text={() => base64Encode(bytes)} />
      </p>
      {tree.fields.length > 0 && <Fields fields={tree.fields} level={0} />}
      {tree.problem !== undefined && (
        <p className={styles.reason}>
          At byte {number(tree.problem.at)}: {tree.problem.message}
        </p>
      )}
      <p className={styles.hex}>{bytes.byteLength === 0 ? "none" : hexOf(bytes)}</p>
    </div>
  );
}

function Fields({ fields, level }: { fields: readonly FieldNode[]; level: number }) {
  const [shown, setShown] = useState(page);
  const hidden = fields.length - shown;
  return (
    <>
      <ul className={styles.fields} aria-label={level === 0 ? "Fields by number" : undefined}>
        {fields.slice(0, shown).map((field) => (
          <Field key={field.path} field={field} level={level} />
        ))}
      </ul>
      {hidden > 0 && (
        <Button size="sm" onClick={() => setShown(shown + page * 10)}>
          Show {number(Math.min(hidden, page * 10))} more of {number(hidden)}
        </Button>
      )}
    </>
  );
}

function Field({ field, level }: { field: FieldNode; level: number }) {
  const { content } = field;
  const guesses: readonly Guess[] =
    content.kind === "unknown" || content.kind === "broken" ? content.guesses : [];
  const [first, ...others] = guesses;
  const message = level < levels ? first?.message : undefined;
  const nested = useMemo(() => message?.parse({ limit: 1_000 }), [message]);
  return (
    <li>
      <span className={styles.number}>{field.number}</span>
      <Code plain>{wireTypeNames[field.wireType]}</Code>{" "}
      {first !== undefined && (
        <>
          <span className={styles.value}>{nested === undefined ? first.text : ""}</span>{" "}
          <span className={styles.guess}>
            {first.as}
            {others.length > 0 &&
              `; or ${others.map(({ as, text }) => `${as} ${text}`).join(", or ")}`}
          </span>
        </>
      )}
      {content.kind === "broken" && <span className={styles.guess}>{content.problem.message}</span>}
      {nested !== undefined && <Fields fields={nested.fields} level={level + 1} />}
    </li>
  );
}

/** The first bytes in hex, in pairs; with a sign at the end, when there are more. */
function hexOf(bytes: Uint8Array): string {
  const pairs = Array.from(bytes.subarray(0, hexBytes), (byte) =>
    byte.toString(16).padStart(2, "0"),
  );
  return pairs.join(" ") + (bytes.byteLength > hexBytes ? " …" : "");
}
