import type { CallLog } from "@grpc-playground/call";

/** How an opened message is shown. */
export type MessageForm = "tree" | "json" | "text";

/** Where a person reads. */
export interface Place {
  /** The event at the upper edge of the view. */
  readonly seq: number;
  /** How far the view is past the upper edge of that event, in CSS pixels. */
  readonly past: number;
  /** Where the box was scrolled to at that time, in CSS pixels. */
  readonly top: number;
}

/** What a person left a flow as. */
export interface Left {
  /** Events that are open, by their `seq`; messages with the form they are shown in. */
  readonly open: ReadonlyMap<number, MessageForm>;
  /** Whether the view went along with the newest events. */
  readonly following: boolean;
}

/** What the flow of a call has to remember, also while something else is looked at. */
export interface FlowMemory {
  readonly left: () => Left;
  readonly leave: (left: Left) => void;
  readonly place: () => Place;
  readonly moveTo: (place: Place) => void;
  /** The height in CSS pixels of a row that is not as high as a closed message; undefined before it was drawn. */
  readonly heightOf: (seq: number) => number | undefined;
  /** Returns whether it is another than before. */
  readonly setHeight: (seq: number, height: number) => boolean;
}

const memories = new WeakMap<CallLog, FlowMemory>();

/** The one memory of a log. */
export function flowMemory(log: CallLog): FlowMemory {
  const known = memories.get(log);
  if (known !== undefined) return known;
  let left: Left = { open: new Map(), following: true };
  let place: Place = { seq: 0, past: 0, top: 0 };
  const heights = new Map<number, number>();
  const made: FlowMemory = {
    left: () => left,
    leave: (next) => {
      left = next;
    },
    place: () => place,
    moveTo: (next) => {
      place = next;
    },
    heightOf: (seq) => heights.get(seq),
    setHeight: (seq, height) => {
      if (heights.get(seq) === height) return false;
      heights.set(seq, height);
      return true;
    },
  };
  memories.set(log, made);
  return made;
}
