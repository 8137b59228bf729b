import { useState } from "react";
import { lazyEditor } from "./lazy-editor.tsx";
import type { LeafInputProps } from "./props.ts";
import { SwitchEscaped } from "./switch-escaped.tsx";
import { TextValueInput } from "./text-value-input.tsx";

const EscapedInput = lazyEditor(
  async () => (await import("./editors/escaped-input.tsx")).EscapedInput,
  TextValueInput,
);

/** What a text box would change or hide; see oddCharacters of the schema package. */
const odd = /(?![\t\n])\p{Cc}|\p{Cs}|[\u2028\u2029\ufeff]/u;

/** Text, as it is or with escapes: a text box makes one line feed of \r\n, and shows no NUL. */
export function StringInput(props: LeafInputProps & { text: string }) {
  const [isEscaped, setIsEscaped] = useState(false);
  const isOdd = odd.test(props.text);
  return (
    <>
      {isEscaped ? <EscapedInput {...props} /> : <TextValueInput {...props} />}
      {(isOdd || isEscaped) && (
        <SwitchEscaped
          name={props.name}
          isOdd={isOdd}
          isEscaped={isEscaped}
          onSwitch={() => setIsEscaped(!isEscaped)}
        />
      )}
    </>
  );
}
