import { isMessageEvent, type CallEvent, type CallLog, type Sequence } from "@grpc-playground/call";
import { lowerBound, type Tally, type Totals } from "@grpc-playground/call/playback";

/** One event, drawn by itself. */
export interface EventStep {
  readonly type: "event";
  readonly key: string;
  readonly event: CallEvent;
  /** ms since what is drawn before it. */
  readonly gap: number;
}

/** Events in a row that are drawn as one. */
export interface GroupStep {
  readonly type: "group";
  readonly key: string;
  /** Events with `from <= seq < to`. */
  readonly from: number;
  readonly to: number;
  readonly gap: number;
  /** ms since the call was opened, of its first event and of its last. */
  readonly start: number;
  readonly end: number;
  /** Events of it that are no messages. */
  readonly others: number;
  /** Totals before its first message, and after its last. */
  readonly before: Totals;
  readonly after: Totals;
  /** Whether what is in it follows, and how deep it is itself in such a group. */
  readonly open: boolean;
  readonly depth: number;
}

/** Messages that were here and are no longer kept. */
export interface LostStep {
  readonly type: "lost";
  readonly key: string;
  readonly gap: number;
  readonly count: number;
}

export type Step = EventStep | GroupStep | LostStep;

/** So many messages between two other events are drawn one by one. */
const mostInARow = 9;
/** Of more, so many at each end. */
const ends = 3;
/** A group of up to so many opens to its events; of more, to ten groups at most. */
const mostOfAGroup = 20;
/** More events that are no messages than this are grouped with what is between them. */
const mostMilestones = 24;

/**
 * What is drawn of a log, from top to bottom: each event where there are few,
 * and of many messages in a row their first and last, with a group between.
 * The time it takes grows with what is drawn, and with the logarithm of what
 * there is. Groups are named by their first event, so that one that is open
 * stays so while the log grows.
 */
export function stepsOf(log: CallLog, tally: Tally, open: ReadonlySet<string>): Step[] {
  const { events, milestones, messages } = log;
  const firstKept = messages.at(0)?.seq;
  const count = milestones.length;
  const steps: Step[] = [];
  let last: number | undefined;

  const indexOf = (seq: number) => lowerBound(events, (event) => event.seq < seq);
  const totalsAt = (seq: number) => {
    const gone = log.counters.sent + log.counters.received - messages.length;
    return tally.upTo(gone + lowerBound(messages, (message) => message.seq < seq));
  };
  const gapTo = (at: number) => Math.max(0, at - (last ?? at));

  function addEvent(event: CallEvent): void {
    steps.push({ type: "event", key: `e${event.seq}`, event, gap: gapTo(event.at) });
    last = event.at;
  }
  function addEvents(from: number, to: number): void {
    const end = indexOf(to);
    for (let index = indexOf(from); index < end; index += 1) {
      const event = events.at(index);
      if (event !== undefined) addEvent(event);
    }
  }
  function addGroup(from: number, to: number, depth: number): void {
    const [first, end] = [indexOf(from), indexOf(to)];
    const start = events.at(first)?.at;
    const stop = events.at(end - 1)?.at;
    if (start === undefined || stop === undefined || end <= first) return;
    const [before, after] = [totalsAt(from), totalsAt(to)];
    const size = end - first;
    const key = `g${depth}.${from}`;
    const isOpen = open.has(key);
    const others = size - (sum(after) - sum(before));
    steps.push({
      type: "group",
      key,
      from,
      to,
      gap: gapTo(start),
      start,
      end: stop,
      others,
      before,
      after,
      open: isOpen,
      depth,
    });
    if (!isOpen) {
      last = stop;
      return;
    }
    if (size <= mostOfAGroup) return addEvents(from, to);
    const part = 10 ** (Math.ceil(Math.log10(to - from)) - 1);
    for (let at = from; at < to; at += part) addGroup(at, Math.min(to, at + part), depth + 1);
  }
  /** The messages between two other events: `from` and `to` are places among all that ever happened. */
  function addMessages(from: number, to: number): void {
    if (to <= from) return;
    const kept = Math.min(to, Math.max(from, firstKept ?? to));
    if (kept > from) {
      steps.push({ type: "lost", key: `l${from}`, gap: 0, count: kept - from });
    }
    if (to - kept <= mostInARow) return addEvents(kept, to);
    addEvents(kept, kept + ends);
    addGroup(kept + ends, to - ends, 0);
    addEvents(to - ends, to);
  }

  const grouped = count > mostMilestones;
  for (let place = 0; place < count; place += 1) {
    const milestone = milestones.at(place);
    if (milestone === undefined) continue;
    addEvent(milestone);
    if (grouped && place === mostMilestones / 2 - 1) {
      place = count - mostMilestones / 2 - 1;
      const next = seqAt(milestones, place + 1) ?? endOf(events);
      addGroup(milestone.seq + 1, next, 0);
      continue;
    }
    addMessages(milestone.seq + 1, seqAt(milestones, place + 1) ?? endOf(events));
  }
  return steps;
}

function sum({ sent, received }: Totals): number {
  return sent + received;
}

function seqAt(events: Sequence<CallEvent>, index: number): number | undefined {
  return events.at(index)?.seq;
}

/** The place after the last event. */
function endOf(events: Sequence<CallEvent>): number {
  return (seqAt(events, events.length - 1) ?? -1) + 1;
}

/** A message's direction and place in it, if the step is one. */
export function pickedOf(step: Step): { way: "up" | "down"; index: number } | undefined {
  if (step.type !== "event" || !isMessageEvent(step.event)) return undefined;
  return { way: step.event.kind === "message-sent" ? "up" : "down", index: step.event.index };
}
