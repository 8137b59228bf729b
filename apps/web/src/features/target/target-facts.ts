import type { Problem, SchemaNote } from "../../shared/lib/problem.ts";
import type { Target } from "../../shared/lib/target.ts";

/** A target being opened, or one that could not be. */
export interface TargetOpening {
  target: Target;
  problem: Problem | undefined;
}

/** What is known of the target that is open. */
export interface TargetFacts {
  services: number;
  /** `image`, or the full name of the reflection service that answered. */
  source: string;
  notes: readonly SchemaNote[];
}
