import type { Report } from "../../problems.ts";
import type { YamlNode } from "../../yaml/node.ts";
import type { Condition } from "../check.ts";

/** A kind of condition, as a lesson's check may have it. */
export interface ConditionKind {
  /** The key in the check. */
  readonly name: string;
  /** Undefined when the value was no such condition, which is then reported. */
  readonly read: (node: YamlNode, report: Report) => Condition | undefined;
}
