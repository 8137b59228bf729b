import { beforeAll, describe } from "vitest";
import { type PeerName, peers } from "./peers.ts";

/** Whether a missing peer is a failure: CI has them all. */
const needsAll = process.env["CI"] === "true";

/**
 * A suite that needs foreign peers. Without them it is skipped, by name and with
 * the reason in its title; under CI=true it fails instead, unless the machine
 * does not allow one of them.
 *
 * @param body Gets the peers' commands, in the order of `names`.
 */
export function describePeers<const Names extends readonly PeerName[]>(
  names: Names,
  title: string,
  body: (...commands: { [K in keyof Names]: string }) => void,
): void {
  const reasons = names.flatMap((name) => {
    const { missing } = peers[name];
    return missing === undefined ? [] : [`${name}: ${missing}`];
  });
  const required = needsAll && !names.some((name) => peers[name].forbidden);
  const label = `${names.join(" + ")}: ${title}`;
  const why = reasons.length === 0 ? "" : ` (missing: ${reasons.join("; ")})`;
  describe.skipIf(reasons.length > 0 && !required)(`${label}${why}`, () => {
    beforeAll(() => {
      if (reasons.length > 0) throw new Error(`CI needs every peer: ${reasons.join("; ")}`);
    });
    body(...(names.map((name) => peers[name].command ?? "") as { [K in keyof Names]: string }));
  });
}
