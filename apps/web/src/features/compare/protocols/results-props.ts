import type { ProtocolOption } from "../compare-props.ts";
import type { Measured } from "./run-comparison.ts";

/** What each part of the results is given. */
export interface ResultsProps {
  /** One for each protocol that was called. */
  measured: readonly Measured[];
  protocols: readonly ProtocolOption[];
}
