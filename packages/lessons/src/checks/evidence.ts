import type { DescMethod, Registry } from "@bufbuild/protobuf";
import type { CallLog, Protocol } from "@grpc-playground/call";
import type { PracticeName, ViewName } from "../acts/act.ts";

/** One call that a learner made while the step was open. */
export interface CallEvidence {
  readonly log: CallLog;
  readonly method: DescMethod;
  /** The target's types, by which the content of an Any has JSON. */
  readonly registry?: Registry | undefined;
  readonly protocol: Protocol;
  /** Whom it went to: a practice server, the playground's own, or any other. */
  readonly target: PracticeName | "own" | "other";
}

/** All that a check may look at. */
export interface Evidence {
  /** Begun since the step was opened, the oldest first. */
  readonly calls: readonly CallEvidence[];
  /** Tabs of a call that were opened since the step was. */
  readonly viewed: ReadonlySet<ViewName>;
  /** What was answered last, as it was given. */
  readonly answer: string | undefined;
}

/** What came of a check. */
export interface Finding {
  readonly passed: boolean;
  /**
   * Each condition in words ("the call ended with OK"), and whether it holds, of the
   * call that comes closest; for a learner who wonders what is missing.
   */
  readonly parts: readonly FindingPart[];
}

export interface FindingPart {
  readonly words: string;
  readonly holds: boolean;
}
