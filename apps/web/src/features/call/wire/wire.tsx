import type { ViewProps } from "../view-props.ts";

/** The bytes of the call. */
export function Wire({ log }: ViewProps) {
  return <p>{log.wire.down.size}</p>;
}
