import {
  fieldComment,
  type DraftPath,
  type FieldDraft,
  type FieldModel,
} from "@grpc-playground/schema";
import { memo } from "react";
import { ListField } from "./list-field.tsx";
import { MapField } from "./map-field.tsx";
import { usePath } from "./use-path.ts";
import { useTurn } from "./use-turn.ts";
import { ValueField } from "./value-field.tsx";

export interface FieldRowProps {
  model: FieldModel;
  draft: FieldDraft | undefined;
  /** The path of the message that the field is in. */
  parent: DraftPath;
}

/** One field of a message: a value, a list or a map. */
export const FieldRow = memo(function FieldRow({ model, draft, parent }: FieldRowProps) {
  const path = usePath(parent, model.name);
  const isTurn = useTurn();
  const { control } = model;
  if (!isTurn) return null;
  switch (control.kind) {
    case "list":
      return (
        <ListField
          model={model}
          item={control.item}
          draft={draft?.kind === "list" ? draft : undefined}
          path={path}
        />
      );
    case "map":
      return (
        <MapField
          model={model}
          keyControl={control.key}
          valueControl={control.value}
          draft={draft?.kind === "map" ? draft : undefined}
          path={path}
        />
      );
    default:
      return (
        <ValueField
          control={control}
          field={model.desc}
          draft={draft?.kind === "list" || draft?.kind === "map" ? undefined : draft}
          path={path}
          label={model.name}
          note={`${model.type} = ${model.number}`}
          comment={fieldComment(model)}
          deprecated={model.deprecated}
          presence={model.presence}
          fallback={model.default}
        />
      );
  }
});
