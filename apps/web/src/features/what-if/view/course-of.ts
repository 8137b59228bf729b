import {
  contextOf,
  explain,
  isMessageEvent,
  type CallLog,
  type Protocol,
} from "@grpc-playground/call";
import { wayOf, type Way } from "../../../shared/lib/event-look.ts";

/** A line of a call's course: an event, or several messages of one direction that followed each other. */
export interface CourseLine {
  readonly key: number;
  readonly way: Way;
  readonly title: string;
  /** ms since the call was opened, of the first. */
  readonly at: number;
}

/** Lines beyond these are counted, not listed. */
const mostLines = 14;

/** How a call went, in few lines. */
export function courseOf(
  log: CallLog,
  protocol: Protocol,
): { readonly lines: readonly CourseLine[]; readonly more: number } {
  const lines: CourseLine[] = [];
  let more = 0;
  let run: { kind: string; count: number } | undefined;
  for (let place = 0; place < log.events.length; place += 1) {
    const event = log.events.at(place);
    if (event === undefined) continue;
    const last = lines.at(-1);
    if (isMessageEvent(event) && run?.kind === event.kind && last !== undefined) {
      run.count += 1;
      const words = event.kind === "message-sent" ? "messages sent" : "messages received";
      lines[lines.length - 1] = { ...last, title: `${run.count} ${words}` };
      continue;
    }
    run = isMessageEvent(event) ? { kind: event.kind, count: 1 } : undefined;
    // How it ended is always there.
    if (lines.length >= mostLines && event.kind !== "status" && event.kind !== "cancelled") {
      more += 1;
      run = undefined;
      continue;
    }
    const { title } = explain(event, contextOf(log, event, protocol));
    lines.push({ key: event.seq, way: wayOf(event), title, at: event.at });
  }
  return { lines, more };
}
