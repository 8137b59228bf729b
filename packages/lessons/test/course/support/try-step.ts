import { evaluate, type Check, type Finding, plainText, type Step } from "../../../src/index.ts";
import { createLearner } from "./learner.ts";
import { eventually } from "./patience.ts";
import type { Stand } from "./stand.ts";

/** What is told of a call after its end comes within this. */
const lateMs = 3_000;

/** What is wrong with a step, in sentences; none if nothing is. */
export async function tryStep(stand: Stand, step: Step): Promise<readonly string[]> {
  const found = await Promise.all([
    guarded("untouched", () => untouched(stand, step)),
    guarded("`wrong`", () => wrong(stand, step)),
    guarded("`show`", () => shown(stand, step)),
  ]);
  return found.flat();
}

async function guarded(
  what: string,
  attempt: () => Promise<readonly string[]>,
): Promise<readonly string[]> {
  try {
    return await attempt();
  } catch (reason) {
    return [`${what} cannot be done. ${reason instanceof Error ? reason.message : String(reason)}`];
  }
}

async function untouched(stand: Stand, step: Step): Promise<readonly string[]> {
  await using learner = createLearner(stand, step.method);
  await learner.play(step.setup);
  return evaluate(step.check, learner.evidence()).passed
    ? ["The check holds though nothing was done."]
    : [];
}

async function wrong(stand: Stand, step: Step): Promise<readonly string[]> {
  await using learner = createLearner(stand, step.method);
  await learner.play([...step.setup, ...step.wrong]);
  await learner.settled();
  return evaluate(step.check, learner.evidence()).passed ? ["The check holds after `wrong`."] : [];
}

async function shown(stand: Stand, step: Step): Promise<readonly string[]> {
  await using learner = createLearner(stand, step.method);
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
