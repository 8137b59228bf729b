import { useState, type ComponentType } from "react";
import type { LeafInputProps } from "./props.ts";
import { SwitchEscaped } from "./switch-escaped.tsx";
import { TextValueInput } from "./text-value-input.tsx";

type Escaped = ComponentType<LeafInputProps & { text: string }>;

/** What a text box would change or hide; see oddCharacters of the schema package. */
const odd = /(?![\t\n])\p{Cc}|\p{Cs}|[\u2028\u2029\ufeff]/u;

/** Text, as it is or with escapes: a text box makes one line feed of \r\n, and shows no NUL. */
export function StringInput(props: LeafInputProps & { text: string }) {
  const [Escaped, setEscaped] = useState<Escaped>();
  const [isMissing, setIsMissing] = useState(false);
  const isOdd = odd.test(props.text);

  // The box gives way when the other one is there, and not before: a half of an
  // escape that is typed into the wrong one would be sent as it stands.
  const escape = async () => {
    try {
      const { EscapedInput } = await import("./editors/escaped-input.tsx");
      setEscaped(() => EscapedInput);
    } catch {
      setIsMissing(true);
    }
  };
  return (
    <>
      {Escaped ? <Escaped {...props} /> : <TextValueInput {...props} />}
      {(isOdd || Escaped) && (
        <SwitchEscaped
          name={props.name}
          isOdd={isOdd}
          isEscaped={Escaped !== undefined}
          isMissing={isMissing}
          onSwitch={() => (Escaped ? setEscaped(undefined) : void escape())}
        />
      )}
    </>
  );
}
