import { toRecording, writeRecording, type RecordedCall } from "./to-recording.ts";

/** Hands a call that has ended to the browser as a file. Answers whether values were left out of it. */
export function saveCall(call: RecordedCall): { redacted: boolean } {
  const recording = toRecording(call);
  const started = new Date(Number(recording.startedAt)).toISOString().replaceAll(/[:.]/g, "-");
  const url = URL.createObjectURL(
    new Blob([writeRecording(recording)], { type: "application/json" }),
  );
  const link = document.createElement("a");
  link.href = url;
  link.download = `${call.method.name}-${started}.call.json`;
  link.click();
  // Not before the browser has begun to read it.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  return { redacted: recording.redacted };
}
