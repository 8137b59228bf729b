import type { CallEvent } from "@grpc-playground/call";
import type { Step } from "./steps.ts";

/*
 * All in units of a sixteenth of a rem, so that the drawing grows with the text
 * around it.
 */

/** Where the lanes stand. */
export interface Lanes {
  readonly width: number;
  /** The right end of the times. */
  readonly gutter: number;
  readonly client: number;
  readonly server: number;
}

export function lanesOf(width: number): Lanes {
  const wide = width >= 520;
  const gutter = wide ? 76 : 54;
  return { width, gutter, client: gutter + (wide ? 28 : 18), server: width - (wide ? 40 : 22) };
}

/** A step with its place from the top. */
export interface Placed {
  readonly step: Step;
  readonly top: number;
  readonly height: number;
  /** Where its line leaves its lane, or its mark stands. */
  readonly y: number;
}

/** What is drawn as a mark on a lane or as a box, and not as an arrow. */
export type Shape = "message" | "head" | "note" | "status" | "group";

/** From this pause on (ms) the lanes are broken, and the pause is written there. */
export const breakFrom = 200;
const breakHeight = 26;
const topSpace = 8;

const heights: Readonly<Record<Shape, number>> = {
  message: 46,
  head: 42,
  note: 34,
  status: 56,
  group: 58,
};
/** From a step's top, less what a break takes. */
const lines: Readonly<Record<Shape, number>> = {
  message: 30,
  head: 28,
  note: 18,
  status: 28,
  group: 34,
};

export function shapeOf(step: Step): Shape {
  if (step.type === "group") return "group";
  if (step.type === "lost") return "note";
  return eventShapes[step.event.kind];
}

const eventShapes: Readonly<Record<CallEvent["kind"], Shape>> = {
  opened: "note",
  "request-headers": "head",
  "message-sent": "message",
  "half-closed": "head",
  "response-headers": "head",
  "message-received": "message",
  trailers: "head",
  cancelled: "head",
  paused: "note",
  resumed: "note",
  status: "status",
};

/** What a break takes above a step. */
export function leadOf(step: Step): number {
  return step.gap >= breakFrom ? breakHeight : 0;
}

export interface Layout {
  readonly placed: readonly Placed[];
  readonly height: number;
}

/** Puts steps below one another. */
export function layOut(steps: readonly Step[]): Layout {
  let top = topSpace;
  const placed = steps.map((step) => {
    const shape = shapeOf(step);
    const lead = leadOf(step);
    const height = lead + heights[shape];
    const place = { step, top, height, y: top + lead + lines[shape] };
    top += height;
    return place;
  });
  return { placed, height: top + 12 };
}

/** When one end may speak, from place to place: the client until it half-closes, the server from its headers to its last word. */
export interface Turns {
  readonly client: readonly [from: number, to: number] | undefined;
  readonly server: readonly [from: number, to: number] | undefined;
}

export function turnsOf({ placed, height }: Layout): Turns {
  const find = (...kinds: readonly CallEvent["kind"][]) =>
    placed.find(({ step }) => step.type === "event" && kinds.includes(step.event.kind))?.y;
  const end = find("cancelled", "status") ?? height;
  const opened = find("request-headers", "message-sent");
  const answered = find("response-headers", "message-received", "trailers");
  return {
    client: opened === undefined ? undefined : [opened, find("half-closed") ?? end],
    server: answered === undefined ? undefined : [answered, find("trailers") ?? end],
  };
}
