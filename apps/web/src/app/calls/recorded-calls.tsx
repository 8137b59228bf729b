import type { DescMethod } from "@bufbuild/protobuf";
import type { CallLog } from "@grpc-playground/call";
import { RecordingTools } from "../../features/recording/recording-tools.tsx";
import type { CallEntry, Calls } from "./calls.ts";
import { navigate } from "../routes/route.ts";
import type { Schema } from "../schema/schema-source.ts";
import { findMethod, routeOf } from "../routes/selection.ts";
import type { Workspace } from "../workspace.ts";

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

/** What loads late comes from the server. */
const isItThere = "Is the playground still running?";

/** Who was called, of the calls that came out of files: what is open now may be another. */
const calledBefore = new WeakMap<CallLog, string>();

/** Ties files of calls to the calls that the page keeps. */
export function RecordedCalls(props: RecordedCallsProps) {
  const { calls, workspace, schema, method, entry, onNote } = props;
  const { target } = workspace.state.get();

  const fail = (text: string) => onNote({ kind: "error", title: "The call was not saved", text });

  const save = async (ended: CallEntry) => {
    const saver = await import("../../features/recording/save.ts").catch(() => undefined);
    if (saver === undefined) {
      return fail(`The page could not load what writes the file. ${isItThere}`);
    }
    try {
      const { redacted } = saver.saveCall({
        log: ended.log,
        method,
        protocol: ended.protocol,
        target: calledBefore.get(ended.log) ?? target?.address ?? "",
      });
      onNote(
        redacted
          ? {
              kind: "info",
              title: "Saved, without secrets",
              text: "Values of metadata that may be secrets were left out of the file, and so were the header blocks and the trailers, as bytes, that hold them. The messages are whole.",
            }
          : undefined,
      );
    } catch (error) {
      fail(error instanceof Error ? error.message : String(error));
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
    const reader = await import("../../features/recording/from-recording.ts").catch(
      () => undefined,
    );
    if (reader === undefined) {
      return refuse(`The page could not load what reads it. ${isItThere}`);
    }
    const opened = reader.openRecording(text, (service, name) =>
      findMethod(workspace.state.get().schema ?? schema, { service, method: name }),
    );
    if (!opened.ok) return refuse(opened.problem);
    const { value } = opened;
    workspace.know(value.method.parent, value.registry);
    const route = routeOf(value.method);
    if (findMethod(workspace.state.get().schema, route) === undefined) {
      return refuse(
        `The target that is open has a ${route.service} of its own, without the method ${route.method}. Open another target first: the file brings its own schema.`,
      );
    }
    calledBefore.set(value.log, value.target);
    calls.show(
      { target: workspace.state.get().target, method: value.method },
      value.protocol,
      value.log,
    );
    navigate(route);
    const from = value.target === "" ? "the playground's own services" : value.target;
    onNote({
      kind: "info",
      title: `${file.name}: a call that was made earlier`,
      text: `Seen as it went, to ${from}, ${new Date(value.log.find("opened")?.startedAt ?? 0).toLocaleString()}. Send makes a new one.`,
    });
  };

  return (
    <RecordingTools
      onSave={entry?.log.ended === true ? () => void save(entry) : undefined}
      onOpen={(file) => void open(file)}
    />
  );
}
