import type { Report } from "../problems.ts";
import type { Text } from "./text.ts";
import { fillCode, type ReadCode } from "./code-block.ts";
import { type LessonLink, parseLink } from "./links.ts";
import { everyNode } from "./markdown.ts";

/** A link to another place of the course, and the line in which it stands. */
export interface FoundLink {
  readonly line: number;
  readonly link: LessonLink;
}

export interface TextChecks {
  readonly report: Report;
  readonly links: FoundLink[];
  readonly readCode: ReadCode | undefined;
}

/**
 * Looks through a text: links lead where they may, there are no pictures, and
 * code blocks are filled out of their files.
 *
 * @param firstLine the line of the file in which the text begins
 */
export function checkText(text: Text, firstLine: number, checks: TextChecks): Text {
  const { report, links, readCode } = checks;
  for (const node of everyNode(text)) {
    const line = firstLine - 1 + (node.position?.start.line ?? 1);
    if (node.type === "linkReference" || node.type === "definition") {
      report(line, "A link stands where it is used, with its address: `[words](address)`.");
    } else if (node.type === "link") {
      const link = parseLink(node.url);
      if (link === undefined) {
        report(
          line,
          `A link cannot lead to \`${node.url}\`: write an https: address, \`lesson:id/2\`, \`term:id\` or \`method:package.Service/Method\`.`,
        );
      } else links.push({ line, link });
    } else if (node.type === "image" || node.type === "imageReference") {
      report(line, "Lessons have no pictures: say it in words, or show it on the page.");
    } else if (node.type === "code" && node.lang !== "step" && readCode !== undefined) {
      fillCode(node, line, readCode, report);
    }
  }
  return text;
}
