import type { DescMethod, Registry } from "@bufbuild/protobuf";
import {
  contextOf,
  explain,
  isMessageEvent,
  wasReached,
  type CallEvent,
  type CallLog,
  type Milestone,
  type Protocol,
} from "@grpc-playground/call";
import { wayOf } from "../../../shared/lib/event-look.ts";
import { counted, number, shortened, size, time } from "../../../shared/lib/format.ts";
import { compactJson } from "../../../shared/lib/message-json.ts";
import type { GroupStep, Step } from "./steps.ts";

/** What a step says: its name, what it holds, and a figure. */
export interface StepWords {
  readonly title: string;
  /** In one line, and any length. */
  readonly detail: string;
  /** Whether the detail is data, and not prose. */
  readonly data: boolean;
  /** A size, or nothing. */
  readonly figure: string;
  /** Whether it was on its way to a server to which no connection came about. */
  readonly lost: boolean;
}

/** What the words are made from beside the step. */
export interface WordsContext {
  log: CallLog;
  method: DescMethod;
  registry: Registry;
  protocol: Protocol;
}

/** Says what steps say. A message's words are worked out once: writing JSON takes longer than drawing it. */
export function createWords(context: WordsContext): (step: Step) => StepWords {
  let known = new WeakMap<CallEvent, StepWords>();
  let reached = wasReached(context.log);
  return (step) => {
    // It is known only after the first steps, and they are said otherwise then.
    const now = wasReached(context.log);
    if (now !== reached) known = new WeakMap();
    reached = now;
    if (step.type === "lost") {
      const detail = "went, to bound the memory";
      return {
        title: counted(step.count, "message"),
        detail,
        data: false,
        figure: "",
        lost: false,
      };
    }
    if (step.type === "group") return groupWords(step);
    const words = known.get(step.event) ?? eventWords(step.event, context);
    known.set(step.event, words);
    return words;
  };
}

/** The step as a screen reader says it. */
export function spokenName(step: Step, words: StepWords): string {
  const when = step.type === "event" ? `, at ${time(step.event.at)}` : "";
  const figure = words.figure === "" ? "" : `, ${words.figure}`;
  const detail = words.detail === "" ? "" : `: ${shortened(words.detail, 300)}`;
  return `${words.title}${detail}${figure}${when}`;
}

function eventWords(
  event: CallEvent,
  { log, method, registry, protocol }: WordsContext,
): StepWords {
  const lost = wasReached(log) === false && wayOf(event) === "up";
  if (isMessageEvent(event)) {
    const isSent = event.kind === "message-sent";
    const schema = isSent ? method.input : method.output;
    return {
      title: `${isSent ? "Sent" : "Received"} ${number(event.index + 1)}${lost ? ", never left" : ""}`,
      detail: compactJson(schema, event.message, event.size, registry),
      data: true,
      figure: size(event.size),
      lost,
    };
  }
  const { title } = explain(event, contextOf(log, event, protocol));
  return { title, detail: milestoneDetail(event), data: false, figure: "", lost };
}

function milestoneDetail(event: Milestone): string {
  switch (event.kind) {
    case "opened":
      return `${event.service}/${event.method}`;
    case "request-headers": {
      const deadline =
        event.timeoutMs === undefined ? "" : `, a deadline of ${time(event.timeoutMs)}`;
      return `${counted(event.headers.length, "header")}${deadline}`;
    }
    case "half-closed":
      return "the client has no more to say";
    case "response-headers":
      return counted(event.headers.length, "header");
    case "trailers":
      return counted(event.trailers.length, "entry", "entries");
    case "cancelled":
      return "the client gives the call up";
    case "paused":
      return "what comes now waits";
    case "resumed":
      return `after ${time(event.pausedMs)}`;
    default:
      return event.code === 0 ? `after ${time(event.at)}` : event.message;
  }
}

function groupWords({ before, after, start, end, others }: GroupStep): StepWords {
  const sent = range("sent", before.sent, after.sent);
  const received = range("received", before.received, after.received);
  const title = [sent, received].filter((part) => part !== "").join(", ");
  const messages = after.sent - before.sent + after.received - before.received;
  const bytes = after.bytesSent - before.bytesSent + after.bytesReceived - before.bytesReceived;
  const more = others > 0 ? ` and ${counted(others, "other event")}` : "";
  return {
    title: title === "" ? counted(others, "event") : title.charAt(0).toUpperCase() + title.slice(1),
    detail: `${counted(messages, "message")}${more}, ${size(bytes)} in ${time(end - start)}`,
    data: false,
    figure: "",
    lost: false,
  };
}

/** `received 4 to 99,996`, of places from 0 and an end that is not in it. */
function range(verb: string, from: number, to: number): string {
  if (to <= from) return "";
  return to === from + 1 ? `${verb} ${number(to)}` : `${verb} ${number(from + 1)} to ${number(to)}`;
}
