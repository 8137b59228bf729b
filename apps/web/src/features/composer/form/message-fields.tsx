import {
  describeMessage,
  type DraftPath,
  type FieldModel,
  type MessageDraft,
  type MessageModel,
} from "@grpc-playground/schema";
import { memo } from "react";
import { ExtensionFields } from "./extension-fields.tsx";
import { FieldRow } from "./field-row.tsx";
import styles from "./form.module.css";
import { OneofField } from "./oneof-field.tsx";

/** Every field of a message. A field renders again only when its own part of the draft changes. */
export const MessageFields = memo(function MessageFields({
  draft,
  path,
}: {
  draft: MessageDraft;
  path: DraftPath;
}) {
  const model: MessageModel = describeMessage(draft.desc, draft.registry);
  if (model.members.length === 0) {
    return (
      <p className={styles.none}>
        {model.name} has no fields. Sending it says that it is there, and takes no bytes of its own.
      </p>
    );
  }
  const ordinary = model.members.filter((member) => member.kind === "oneof" || !member.isExtension);
  const extensions = model.members.filter(
    (member): member is FieldModel => member.kind === "field" && member.isExtension,
  );
  return (
    <div className={styles.fields}>
      {ordinary.map((member) =>
        member.kind === "oneof" ? (
          <OneofField
            key={member.name}
            model={member}
            chosen={draft.chosen.get(member.name)}
            draft={draft.fields.get(draft.chosen.get(member.name) ?? "")}
            parent={path}
          />
        ) : (
          <FieldRow
            key={member.name}
            model={member}
            draft={draft.fields.get(member.name)}
            parent={path}
          />
        ),
      )}
      {extensions.length > 0 && <ExtensionFields fields={extensions} draft={draft} path={path} />}
    </div>
  );
});
