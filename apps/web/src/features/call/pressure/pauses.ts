import type { CallLog } from "@grpc-playground/call";

/** When nothing was read, as spans of ms since the call was opened; one that goes on lasts until now. */
export function pausesOf(log: CallLog): [from: number, to: number][] {
  const spans: [number, number][] = [];
  let from: number | undefined;
  for (let index = 0; index < log.milestones.length; index += 1) {
    const event = log.milestones.at(index);
    if (event?.kind === "paused") from = event.at;
    if (from !== undefined && (event?.kind === "resumed" || event?.kind === "status")) {
      spans.push([from, event.at]);
      from = undefined;
    }
  }
  if (from !== undefined) spans.push([from, log.elapsed()]);
  return spans;
}

/** Whether responses are read at the end of a log, which may be an earlier point of its call. */
export function isReading({ milestones }: Pick<CallLog, "milestones">): boolean {
  for (let index = milestones.length - 1; index >= 0; index -= 1) {
    const kind = milestones.at(index)?.kind;
    if (kind === "paused" || kind === "resumed") return kind === "resumed";
  }
  return true;
}
