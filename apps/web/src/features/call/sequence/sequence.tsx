import type { ViewProps } from "../view-props.ts";

/** The call as lanes: what went from the client to the server and back, from top to bottom. */
export function Sequence({ log }: ViewProps) {
  return <p>{log.events.length}</p>;
}
