import { goPrograms } from "./go/index.ts";
import type { LearnerPrograms } from "./learner.ts";
import { pythonPrograms } from "./python/index.ts";
import { connectPrograms, grpcJsPrograms } from "./typescript/index.ts";

export type { LearnerMethod, LearnerPrograms } from "./learner.ts";

/** Every library that first programs are written for, in the order in which they are offered. */
export const learnerPrograms: readonly LearnerPrograms[] = [
  pythonPrograms,
  connectPrograms,
  grpcJsPrograms,
  goPrograms,
];
