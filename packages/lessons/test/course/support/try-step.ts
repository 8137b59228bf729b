import { evaluate, type Check, type Finding, plainText, type Step } from "../../../src/index.ts";
import { createLearner, type Learner } from "./learner.ts";
import { eventually } from "./patience.ts";
import type { Stand } from "./stand.ts";

/** What is told of a call after its end comes within this. */
const lateMs = 3_000;

/** What is wrong with a step, in sentences; none if nothing is. */
export async function tryStep(stand: Stand, step: Step): Promise<readonly string[]> {
  const attempt = async (what: string, make: Attempt) => {
    const learner = createLearner(stand, step.method);
    try {
      return await make(learner, step);
    } catch (reason) {
      return [`${what} cannot be done. ${reason instanceof Error ? reason.message : "?"}`];
    } finally {
      await learner.leave();
    }
  };
  const found = await Promise.all([
    attempt("untouched", untouched),
    attempt("`wrong`", wrong),
    attempt("`show`", shown),
  ]);
  return found.flat();
}

type Attempt = (learner: Learner, step: Step) => Promise<readonly string[]>;

async function untouched(learner: Learner, step: Step): Promise<readonly string[]> {
  await learner.play(step.setup);
  return evaluate(step.check, learner.evidence()).passed
    ? ["The check holds though nothing was done."]
    : [];
}

async function wrong(learner: Learner, step: Step): Promise<readonly string[]> {
  await learner.play([...step.setup, ...step.wrong]);
  await learner.settled();
  return evaluate(step.check, learner.evidence()).passed ? ["The check holds after `wrong`."] : [];
}

async function shown(learner: Learner, step: Step): Promise<readonly string[]> {
  await learner.play([...step.setup, ...step.show]);
  const find = (check: Check) => () => evaluate(check, learner.evidence());
  const checks = [
    { what: "The check does not hold after `show`", look: find(step.check) },
    ...step.facts.flatMap(({ says, because }) =>
      because.kind === "shown"
        ? [
            {
              what: `After \`show\` it does not hold that "${says.map(plainText).join(" ")}"`,
              look: find(because.check),
            },
          ]
        : [],
    ),
  ];
  const problems: string[] = [];
  for (const { what, look } of checks) {
    if (!(await eventually(() => look().passed, lateMs)))
      problems.push(`${what}: ${missing(look())}`);
  }
  return problems;
}

/** The parts of a finding, those that do not hold marked. */
function missing({ parts }: Finding): string {
  return parts.map(({ words, holds }) => `${holds ? "yes" : "NO"}: ${words}`).join("; ");
}
