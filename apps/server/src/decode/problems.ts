import type { MessageTree } from "@grpc-playground/wire";
import type { Body, Section } from "./sections.ts";

/** So many fields are looked at: whoever decodes more looks at the listing. */
const most = 100_000;

/** Whether anything is wrong with a body. What only a guess takes for a message does not count. */
export function hasProblems({ sections, problems }: Body): boolean {
  return problems.length > 0 || sections.some(isWrong);
}

function isWrong(section: Section): boolean {
  if (section.envelope?.problem !== undefined) return true;
  switch (section.kind) {
    case "message":
      return section.problem !== undefined || isTreeWrong(section.tree);
    case "trailers":
      return section.trailers.problem !== undefined;
    default:
      return section.end.problem !== undefined;
  }
}

function isTreeWrong(tree: MessageTree): boolean {
  const open = [tree];
  let looked = 0;
  for (let message = open.pop(); message; message = open.pop()) {
    for (let page = message; ; page = page.parse({ from: page.rest })) {
      if (page.problem) return true;
      for (const { content } of page.fields) {
        if (content.kind === "broken") return true;
        if (content.kind === "packed" && content.problem) return true;
        if (content.kind === "message") open.push(content.parse());
      }
      looked += page.fields.length;
      if (looked > most) return false;
      if (page.rest === undefined) break;
    }
  }
  return false;
}
