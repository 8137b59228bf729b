import { type Check, evaluate, type Evidence, type Finding } from "../../src/index.ts";
import { readCheck } from "../../src/checks/read-check.ts";
import type { MethodName } from "../../src/index.ts";
import { readYaml } from "../../src/yaml/read-yaml.ts";

/** Reads a check as a lesson has it; `problems` are what its author would be told. */
export function readCheckText(
  yaml: string,
  method?: MethodName,
): { readonly check: Check | undefined; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const report = (_: number, message: string) => void problems.push(message);
  const map = readYaml(yaml, 1, report);
  const check = map && readCheck({ key: "check", line: 1, value: map }, method, report);
  return { check: problems.length === 0 ? check : undefined, problems };
}

/** A check that has to be right. */
export function checkOf(yaml: string, method?: MethodName): Check {
  const { check, problems } = readCheckText(yaml, method);
  if (check === undefined) throw new Error(problems.join("\n"));
  return check;
}

/** What comes of a check for these calls, with nothing viewed or answered unless said. */
export function find(yaml: string, evidence: Partial<Evidence>, method?: MethodName): Finding {
  return evaluate(checkOf(yaml, method), {
    calls: [],
    viewed: new Set(),
    answer: undefined,
    ...evidence,
  });
}
