import { escapeText, unescapeText } from "@grpc-playground/schema/editors";
import { useState } from "react";
import { TextValueInput } from "../text-value-input.tsx";
import type { LeafInputProps } from "../props.ts";

/**
 * A text with the escapes of JSON, so that every character in it can be seen and
 * is kept. Half an escape stands for itself until it is whole.
 */
export function EscapedInput({ text, onChange, ...input }: LeafInputProps & { text: string }) {
  const [typed, setTyped] = useState({ raw: escapeText(text), text });
  // It may have been changed elsewhere, as in the JSON.
  const raw = typed.text === text ? typed.raw : escapeText(text);
  return (
    <TextValueInput
      {...input}
      text={raw}
      isCode
      onChange={(next) => {
        if (next?.kind !== "text") {
          onChange(next);
          return;
        }
        const meant = unescapeText(next.text);
        setTyped({ raw: next.text, text: meant });
        onChange({ kind: "text", text: meant });
      }}
    />
  );
}
