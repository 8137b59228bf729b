import type { DescMethod } from "@bufbuild/protobuf";
import type { CommandRequest } from "@grpc-playground/snippets";
import { useRef, useState } from "react";
import { fillIn, focusMessage } from "../../features/composer/fill-in.ts";
import type { Destination } from "../../features/paste/destination.ts";
import { PasteDialog } from "../../features/paste/paste-dialog.tsx";
import { useStore } from "../../shared/lib/store.ts";
import { targetKey, targetName } from "../../shared/lib/target.ts";
import { isOpen, nearestMethod, targetOf } from "./command-place.ts";
import { insertText } from "./insert-text.ts";
import { openTarget } from "../schema/open-target.ts";
import type { Pasted } from "./pasted.ts";
import { navigate } from "../routes/route.ts";
import type { Schema } from "../schema/schema-source.ts";
import { findMethod, routeOf } from "../routes/selection.ts";
import type { Workspace } from "../workspace.ts";

export interface PasteCommandProps {
  workspace: Workspace;
  schema: Schema;
  /** The method that is shown. */
  method: DescMethod | undefined;
  pasted: Pasted;
  onClose: () => void;
}

/** Ties the dialog for commands to the target, the address bar and the composer. */
export default function PasteCommand(props: PasteCommandProps) {
  const { workspace, schema, method, pasted, onClose } = props;
  const { text, inField } = pasted;
  const { target, opening } = useStore(workspace.state);
  const [filled, setFilled] = useState<DescMethod>();
  /** Gives up filling in what waits for its server. */
  const giveUp = useRef(() => {});
  const asText = useRef(false);

  const put = (command: CommandRequest, place: Schema) => {
    const found = findMethod(place, command);
    if (found === undefined) return;
    fillIn(found, place.registry, command);
    navigate(routeOf(found));
    setFilled(found);
  };

  const destinationOf = (command: CommandRequest): Destination => {
    const wanted = targetOf(command);
    const isAsked =
      wanted !== undefined &&
      opening !== undefined &&
      targetKey(opening.target) === targetKey(wanted);
    const kind = findMethod(schema, command)?.methodKind;
    return {
      target: targetName(target),
      kind,
      nearest: kind === undefined ? nearestMethod(schema, command) : undefined,
      elsewhere:
        wanted === undefined || isOpen(wanted, target, [location.host, ...schema.addresses])
          ? undefined
          : {
              address: wanted.address,
              isOpening: isAsked && opening.problem === undefined,
              problem: isAsked ? opening.problem : undefined,
            },
    };
  };

  return (
    <PasteDialog
      initial={text}
      destinationOf={destinationOf}
      // The dialog closes over the method that was filled in, so that the focus can go there.
      done={filled !== undefined && filled === method}
      onFillIn={(command) => put(command, schema)}
      onOpen={(command) => {
        giveUp.current();
        giveUp.current = openTarget(workspace, targetOf(command), (opened) => put(command, opened));
      }}
      onChange={() => giveUp.current()}
      onAsText={inField ? () => void (asText.current = true) : undefined}
      onClose={() => {
        giveUp.current();
        onClose();
        if (filled) focusMessage();
        else if (asText.current) insertText(text);
      }}
    />
  );
}
