import { createRegistry, type DescMessage, type Registry } from "@bufbuild/protobuf";
import { hasRules, type MessageDraft } from "@grpc-playground/schema";
import { violationLines } from "../rules/violation-lines.ts";

/** The rules that a message breaks, a line each. */
export type BrokenRules = (draft: MessageDraft) => readonly string[];

const loads = new WeakMap<DescMessage, Promise<BrokenRules | undefined>>();

/**
 * Loads what checks the rules of a message type; undefined when it has none.
 * Resolves with undefined when it cannot be had: the server checks in any case.
 */
export function loadBrokenRules(
  desc: DescMessage,
  registry: Registry | undefined,
): Promise<BrokenRules | undefined> | undefined {
  if (!hasRules(desc)) return undefined;
  const load = loads.get(desc) ?? start(desc, registry);
  loads.set(desc, load);
  return load;
}

async function start(
  desc: DescMessage,
  registry: Registry | undefined,
): Promise<BrokenRules | undefined> {
  try {
    const { rulesOf } = await import("@grpc-playground/schema/rules");
    const rules = rulesOf(registry ?? createRegistry(desc));
    const checked = new WeakMap<MessageDraft, readonly string[]>();
    return (draft) => {
      const lines = checked.get(draft) ?? violationLines(rules.check(draft));
      checked.set(draft, lines);
      return lines;
    };
  } catch {
    loads.delete(desc);
    return undefined;
  }
}
