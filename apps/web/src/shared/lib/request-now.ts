import type { Message } from "@bufbuild/protobuf";

/** A request as it stands in the page, before anything is sent. */
export interface RequestNow {
  /** Exactly one where the client sends one; where it streams as many as there are, up to a limit. */
  readonly messages: readonly Message[];
  /** Whether they are those of the script or the one in the form. */
  readonly from: "form" | "script";
  /** How many more the script has. */
  readonly more: number;
  /** As it will be sent, names in lower case; several values of a name in a row each. */
  readonly metadata: readonly (readonly [name: string, value: string])[];
  readonly deadlineMs: number | undefined;
  /** What keeps it from being sent, in sentences; the rest holds nothing to go by then. */
  readonly issues: readonly string[];
}
