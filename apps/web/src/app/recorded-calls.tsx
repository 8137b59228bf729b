import type { DescMethod } from "@bufbuild/protobuf";
import { openRecording } from "../features/recording/from-recording.ts";
import { RecordingTools } from "../features/recording/recording-tools.tsx";
import { saveCall } from "../features/recording/save.ts";
import type { CallEntry, Calls } from "./calls.ts";
import { navigate } from "./route.ts";
import type { Schema } from "./schema-source.ts";
import { findMethod, routeOf } from "./selection.ts";
import type { Workspace } from "./workspace.ts";

/** What there is to say of a file, in the place of the call. */
export interface FileNote {
  kind: "info" | "error";
  title: string;
  text: string;
}

export interface RecordedCallsProps {
  calls: Calls;
  workspace: Workspace;
  schema: Schema;
  method: DescMethod;
  entry: CallEntry | undefined;
  onNote: (note: FileNote | undefined) => void;
}

/** Longest file that is read: parsing holds the page, and a log has at most 64 MiB of messages. */
const maxBytes = 256 * 1024 * 1024;

/** Ties files of calls to the calls that the page keeps. */
export function RecordedCalls(props: RecordedCallsProps) {
  const { calls, workspace, schema, method, entry, onNote } = props;
  const { target } = workspace.state.get();

  const save = (ended: CallEntry) => {
    try {
      const { redacted } = saveCall({
        log: ended.log,
        method,
        protocol: ended.protocol,
        target: target?.address ?? "",
      });
      onNote(
        redacted
          ? {
              kind: "info",
              title: "Saved, without secrets",
              text: "Values of metadata that may be secrets were left out of the file, and so were the HTTP/2 header blocks that hold them. The messages are whole.",
            }
          : undefined,
      );
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      onNote({ kind: "error", title: "The call was not saved", text: why });
    }
  };

  const open = async (file: File) => {
    onNote(undefined);
    const refuse = (text: string) => {
      onNote({ kind: "error", title: `${file.name} was not opened`, text });
    };
    if (file.size > maxBytes) return refuse("It is larger than 256 MiB, and no saved call is.");
    let text: string;
    try {
      text = await file.text();
    } catch {
      return refuse("The browser could not read it. Does it still exist?");
    }
    const opened = openRecording(text, (service, name) =>
      findMethod(workspace.state.get().schema ?? schema, { service, method: name }),
    );
    if (!opened.ok) return refuse(opened.problem);
    const { value } = opened;
    workspace.know(value.method.parent, value.registry);
    calls.show(
      { target: workspace.state.get().target, method: value.method },
      value.protocol,
      value.log,
    );
    navigate(routeOf(value.method));
    const from = value.target === "" ? "the playground's own services" : value.target;
    onNote({
      kind: "info",
      title: `${file.name}: a call that was made earlier`,
      text: `Seen as it went, to ${from}, ${new Date(value.log.find("opened")?.startedAt ?? 0).toLocaleString()}. Send makes a new one.`,
    });
  };

  return (
    <RecordingTools
      onSave={entry?.log.ended === true ? () => save(entry) : undefined}
      onOpen={(file) => void open(file)}
    />
  );
}
