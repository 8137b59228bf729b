import type { AnyDraft, ValueControl } from "@grpc-playground/schema";
import { messageTypesOf, urlOf } from "@grpc-playground/schema/editors";
import { useMemo, useState } from "react";
import { Combobox } from "../../../../shared/ui/combobox/combobox.tsx";
import { matchesName } from "../../../../shared/ui/combobox/matches-name.ts";
import { TypeName } from "../../../../shared/ui/combobox/type-name.tsx";

interface TypeInputProps {
  id: string;
  describedBy: string | undefined;
  invalid: boolean;
  control: ValueControl & { kind: "message" };
  draft: AnyDraft | undefined;
  /** The URL of the type that was chosen or typed. */
  onChoose: (url: string) => void;
}

/** So many types are listed at a time; typing narrows them. */
const most = 100;

/**
 * The type of an Any: a name out of the schema, to be searched for; or a URL of
 * a type that the schema does not have, typed as it is. A name that is whole is
 * chosen at once, without a key to say so.
 */
export function TypeInput({ id, describedBy, invalid, control, draft, onChoose }: TypeInputProps) {
  const url = draft?.url ?? "";
  const usual = draft?.type && url === urlOf(draft.type.typeName) ? draft.type.typeName : url;
  // What is typed stays as it is typed, as long as the draft is what came of it.
  const [typed, setTyped] = useState({ text: usual, url });
  const text = typed.url === url ? typed.text : usual;

  const type = (next: string) => {
    const name = next.trim();
    const isWhole = control.registry?.getMessage(name) !== undefined;
    const chosen = isWhole ? urlOf(name) : name;
    setTyped({ text: next, url: chosen });
    onChoose(chosen);
    return isWhole || name.includes("/");
  };

  // A name that was chosen before is no search: every type is there to choose from.
  const found = useMemo(
    () =>
      messageTypesOf(control.registry)
        .map(({ typeName }) => typeName)
        .filter((name) => (draft?.type && text === usual) || matchesName(name, text)),
    [control.registry, draft?.type, text, usual],
  );

  return (
    <Combobox
      id={id}
      describedBy={describedBy}
      invalid={invalid}
      placeholder="search for a message type"
      value={text}
      options={found.slice(0, most)}
      more={Math.max(0, found.length - most)}
      none="No type of this schema has that in its name. Type a URL with a slash for one that it does not have."
      Option={TypeName}
      onChange={type}
    />
  );
}
