import { pathToString } from "@bufbuild/protobuf/reflect";
import type { Validator } from "@bufbuild/protovalidate";
import { draftToMessage, type DraftIssue } from "../draft/draft-to-message.ts";
import type { DraftPath, MessageDraft } from "../draft/draft.ts";
import { createPathFinder } from "./violation-path.ts";

/** A rule that a draft does not keep. */
export interface RuleViolation extends DraftIssue {
  /** The rule's own name: `string.min_len`, or the `id` of a rule in CEL. */
  readonly ruleId: string;
}

/** What the rules say of a draft. */
export interface Checked {
  readonly violations: readonly RuleViolation[];
  /**
   * Why the rules could not be checked, if they could not: one of them does not
   * compile, or fails on this message. Then there are no violations, and that
   * says nothing.
   */
  readonly problem: string | undefined;
}

const nothing: Checked = { violations: [], problem: undefined };

/**
 * Checks the message that a draft describes. What depends on something that is
 * no value yet is not judged: that has an issue of its own.
 */
export function checkDraft(validator: Validator, draft: MessageDraft): Checked {
  const { message, issues } = draftToMessage(draft);
  const result = validator.validate(draft.desc, message);
  if (result.kind === "valid") return nothing;
  if (result.kind === "error") return { violations: [], problem: result.error.message };
  const find = createPathFinder(draft);
  const unfinished = new Set(issues.flatMap(({ path }) => placesOn(path)));
  const violations = result.violations
    .map((violation): RuleViolation => {
      const path = find(violation.field, violation.forKey);
      const at = pathToString(violation.field);
      return { path, at, message: violation.message, ruleId: violation.ruleId };
    })
    .filter(({ path }) => !unfinished.has(JSON.stringify(path)));
  return { violations, problem: undefined };
}

/** A path, and every place on the way to it. */
function placesOn(path: DraftPath): readonly string[] {
  return Array.from({ length: path.length + 1 }, (_, length) =>
    JSON.stringify(path.slice(0, length)),
  );
}
