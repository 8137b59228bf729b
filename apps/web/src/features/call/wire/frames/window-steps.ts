import type { Way } from "@grpc-playground/call";
import type { WindowPoint } from "@grpc-playground/wire/http2";

/** A window over time, for drawing: at most a few hundred points, the lowest of each stretch among them. */
export interface WindowTrack {
  readonly points: readonly { readonly at: number; readonly bytes: number }[];
  readonly lowest: { readonly at: number; readonly bytes: number };
  readonly highest: number;
}

/** Points that a chart of some hundred pixels can show. */
const most = 300;

/** One of the windows, from the first frame to `end` (ms). */
export function windowTrack(
  windows: readonly WindowPoint[],
  which: "connection" | "stream",
  way: Way,
): WindowTrack {
  const points: { at: number; bytes: number }[] = [];
  let lowest = { at: 0, bytes: Number.POSITIVE_INFINITY };
  let highest = 0;
  const stretch = Math.max(1, Math.ceil(windows.length / (most / 2)));
  for (let from = 0; from < windows.length; from += stretch) {
    let low: { at: number; bytes: number } | undefined;
    let last: { at: number; bytes: number } | undefined;
    for (let index = from; index < Math.min(windows.length, from + stretch); index++) {
      const point = windows[index];
      if (point === undefined) break;
      const now = { at: point.at, bytes: point[which][way] };
      if (low === undefined || now.bytes < low.bytes) low = now;
      if (now.bytes < lowest.bytes) lowest = now;
      highest = Math.max(highest, now.bytes);
      last = now;
    }
    if (low !== undefined) points.push(low);
    if (last !== undefined && last !== low) points.push(last);
  }
  return { points, lowest, highest };
}
