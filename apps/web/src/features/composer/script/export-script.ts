import { accept, refuse, type Parsed } from "@grpc-playground/schema";
import { messageToJson } from "@grpc-playground/schema/json";
import type { Script } from "./script.ts";
import { messageOf, stepIssues } from "./step-message.ts";

/**
 * The script as a JSON array of `{"delay": ..., "message": {...}}`, which
 * `importScript` reads back. Refused when a step is no message, or has no JSON:
 * what was written would not be what is played.
 */
export function exportScript({ steps }: Script): Parsed<string> {
  const items: string[] = [];
  for (const [index, step] of steps.entries()) {
    const [wrong] = stepIssues(step);
    if (wrong !== undefined) return refuse(`Step ${index + 1} is not a message yet: ${wrong}`);
    const { desc, registry } = step.draft;
    const json = messageToJson(desc, messageOf(step.draft).message, { registry });
    if (!json.ok) return refuse(`Step ${index + 1} cannot be written as JSON: ${json.message}`);
    const delay = JSON.stringify(step.delay.trim() === "" ? "0ms" : step.delay.trim());
    const message = json.value.replaceAll("\n", "\n    ");
    items.push(`  {\n    "delay": ${delay},\n    "message": ${message}\n  }`);
  }
  return accept(items.length === 0 ? "[]\n" : `[\n${items.join(",\n")}\n]\n`);
}
