import {
  chooseType,
  messageControl,
  newValue,
  noSuchType,
  typeOfUrl,
  type AnyDraft,
  type ValueControl,
} from "@grpc-playground/schema";
import { useId } from "react";
import { Badge } from "../../../../shared/ui/badge.tsx";
import { Prose } from "../../../../shared/ui/prose.tsx";
import { AboutButton } from "../../insight/about-button.tsx";
import { joinIds, usePlaceRules } from "../../rules/place-rules.ts";
import { useFormActions } from "../form-actions.ts";
import styles from "../form.module.css";
import type { AnyFieldProps } from "../editor-props.ts";
import type { ValueFieldProps } from "../props.ts";
import { SetButton } from "../set-button.tsx";
import { usePath } from "../use-path.ts";
import { TypeInput } from "./type-input.tsx";

/** A google.protobuf.Any: its type, and the form of that type; bytes when the schema does not have it. */
export function AnyEditor({
  control,
  draft,
  path,
  label,
  note,
  comment,
  deprecated,
  presence,
}: AnyFieldProps) {
  const { update } = useFormActions();
  const id = useId();
  const rules = usePlaceRules(path, `${id}h`);
  const canBeUnset = presence !== "item" && presence !== "oneof";

  const isWrong =
    draft !== undefined && !draft.type && draft.url !== "" && !draft.url.includes("/");

  const choose = (url: string) =>
    update(path, (now) => {
      const any = now?.kind === "any" ? now : newValue(control);
      return any.kind === "any" ? chooseType(any, url, control.registry) : now;
    });

  return (
    <fieldset
      className={styles.group}
      aria-labelledby={`${id}l`}
      aria-describedby={joinIds(comment && `${id}h`, rules.ids)}
      data-place={rules.place}
    >
      <legend id={`${id}l`} className={styles.legend}>
        {label}
      </legend>
      <div className={styles.groupHead}>
        {deprecated && <Badge tone="warn">deprecated</Badge>}
        {draft === undefined && <Badge>unset</Badge>}
        <span className={styles.space} />
        {canBeUnset && (
          <SetButton
            name={label}
            isSet={draft !== undefined}
            onSet={() => update(path, () => newValue(control))}
            onUnset={() => update(path, () => undefined)}
          />
        )}
        {note !== undefined && <AboutButton path={path} name={label} note={note} />}
      </div>
      {comment && (
        <div id={`${id}h`} className={styles.help}>
          <Prose text={comment} />
        </div>
      )}
      {rules.notes}
      {draft === undefined && presence === "required" && (
        <p className={styles.error}>{label} is required. Choose its type.</p>
      )}
      <div className={styles.nested}>
        <div className={styles.field}>
          <label htmlFor={`${id}t`} className={styles.label}>
            type
          </label>
          <TypeInput
            id={`${id}t`}
            describedBy={draft ? `${id}n` : undefined}
            invalid={isWrong}
            control={control}
            draft={draft}
            onChoose={choose}
          />
          {draft && (
            <p id={`${id}n`} className={isWrong ? styles.error : styles.help}>
              {aboutType(draft, control)}
            </p>
          )}
        </div>
        {draft && <Content draft={draft} control={control} path={path} />}
      </div>
    </fieldset>
  );
}

function Content({
  draft,
  control,
  path,
}: {
  draft: AnyDraft;
  control: ValueControl & { kind: "message" };
  path: ValueFieldProps["path"];
}) {
  const { Fields, Value } = useFormActions();
  const inner = usePath(path, "content");
  const { url, type, content } = draft;
  // The fields of a message stand at once, each by its name.
  if (content.kind === "message") return <Fields draft={content} path={inner} />;
  // An Any of no type holds nothing, as long as nobody gave it bytes.
  if (url === "" && content.kind === "bytes" && content.text === "") return null;
  return (
    <Value
      control={type ? messageControl(type, control.registry) : { kind: "bytes" }}
      draft={content}
      path={inner}
      label="value"
      presence="item"
    />
  );
}

/** What is to be known of the type before its content is read. */
function aboutType(
  { url, type }: AnyDraft,
  { registry }: ValueControl & { kind: "message" },
): string {
  if (url === "") return "No type yet: sent like this, it is an Any that holds nothing.";
  if (type) return url.endsWith(`/${type.typeName}`) ? `Sent as ${url}` : "";
  const named = typeOfUrl(url, registry);
  if (named) return `These bytes are not a ${named.typeName}, so they are shown as they are.`;
  return url.includes("/")
    ? "This schema does not have that type, so its content is entered as bytes."
    : noSuchType(url);
}
