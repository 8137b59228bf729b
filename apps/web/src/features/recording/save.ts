import { saveFile } from "../../shared/lib/save-file.ts";
import { toRecording, writeRecording, type RecordedCall } from "./to-recording.ts";

/** Hands a call that has ended to the browser as a file. Answers whether values were left out of it. */
export function saveCall(call: RecordedCall): { redacted: boolean } {
  const recording = toRecording(call);
  const started = new Date(Number(recording.startedAt)).toISOString().replaceAll(/[:.]/g, "-");
  const content = new Blob([writeRecording(recording)], { type: "application/json" });
  saveFile(`${call.method.name}-${started}.call.json`, content);
  return { redacted: recording.redacted };
}
