import { number, time } from "../../../shared/lib/format.ts";
import { protocolNames } from "../../../shared/lib/protocol.ts";
import { spread } from "../sizes/speed.ts";
import type { Measured } from "./run-comparison.ts";

/**
 * What a comparison came to, in a sentence or two. Undefined where there is
 * nothing to choose between: one protocol alone, or calls that did not all do
 * the same thing, of which the one that failed first is not the fastest.
 */
export function summary(measured: readonly Measured[]): string | undefined {
  const [first] = measured;
  if (first === undefined || measured.length < 2) return undefined;
  const endings = new Set(measured.flatMap(({ statuses }) => statuses));
  if (endings.size > 1 || measured.some(({ isCut }) => isCut)) return undefined;
  return `${ofBytes(measured)} ${ofTime(measured)}`;
}

function ofBytes(measured: readonly Measured[]): string {
  const bodies = measured
    .map(({ facts: { protocol, up, down } }) => ({ protocol, bytes: up.body + down.body }))
    .toSorted((one, other) => one.bytes - other.bytes);
  const [least, most] = [bodies[0], bodies.at(-1)];
  if (least === undefined || most === undefined || least.bytes === most.bytes) {
    return "All have bodies of the same size.";
  }
  const before = measured.some(({ facts }) => facts.unpacked) ? "Before compression, " : "";
  return `${before}${protocolNames[least.protocol]} has the smallest bodies (${number(least.bytes)} bytes both ways), ${protocolNames[most.protocol]} the largest (${number(most.bytes)}).`;
}

function ofTime(measured: readonly Measured[]): string {
  const times = measured
    .flatMap(({ facts: { protocol }, times: own }) =>
      own.length === 0 ? [] : [{ protocol, count: own.length, ...spread(own) }],
    )
    .toSorted((one, other) => one.median - other.median);
  const [fastest, ...others] = times;
  if (fastest === undefined || others.length === 0) return "";
  const words = `${protocolNames[fastest.protocol]} took the shortest time (${time(fastest.median)})`;
  if (fastest.count === 1) return `${words}, by one call each.`;
  return others.every(({ low }) => fastest.high < low)
    ? `${words}, and no call over another was as short as its longest.`
    : `${words}, but its range overlaps with others: that may be chance.`;
}
