import type { DraftPath, FieldModel, MessageDraft } from "@grpc-playground/schema";
import { Disclosure } from "../../../shared/ui/disclosure.tsx";
import { FieldRow } from "./field-row.tsx";
import styles from "./form.module.css";

/** More than these are folded: a message that many extend is mostly used without. */
const few = 8;

/**
 * The extensions of a message, under a heading of their own: others defined
 * them. Many of them are folded, but for those that are set.
 */
export function ExtensionFields({
  fields,
  draft,
  path,
}: {
  fields: readonly FieldModel[];
  draft: MessageDraft;
  path: DraftPath;
}) {
  const row = (field: FieldModel) => (
    <FieldRow key={field.name} model={field} draft={draft.fields.get(field.name)} parent={path} />
  );
  if (fields.length <= few) {
    return (
      <>
        <p className={styles.sectionTitle}>Extensions</p>
        {fields.map(row)}
      </>
    );
  }
  return (
    <Disclosure
      title="Extensions"
      note={String(fields.length)}
      defaultOpen={fields.some(({ name }) => draft.fields.has(name))}
    >
      <div className={styles.fields}>{fields.map(row)}</div>
    </Disclosure>
  );
}
