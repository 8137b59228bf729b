import { type LessonConcept, lessonConcepts } from "../concepts.ts";
import type { MethodName } from "../method-name.ts";
import type { Report } from "../problems.ts";
import { entryOf } from "../yaml/node.ts";
import { readMethod } from "../yaml/read-method.ts";
import { onlyKeys, readCount, readList, readName, readText } from "../yaml/read-value.ts";
import { readYaml } from "../yaml/read-yaml.ts";

const texts = ["title", "part", "about"] as const;

/** What stands at the head of a lesson. */
export interface FrontMatter extends Readonly<Record<(typeof texts)[number], string>> {
  readonly minutes: number;
  readonly concepts: readonly LessonConcept[];
  readonly method: MethodName | undefined;
}

export function readFrontMatter(
  text: string,
  line: number,
  report: Report,
): FrontMatter | undefined {
  const map = readYaml(text, line, report);
  if (map === undefined) {
    if (text.trim() === "") report(line, "The front matter is empty: it needs a `title`.");
    return undefined;
  }
  onlyKeys(map, report, "The front matter", [...texts, "minutes", "concepts", "method"]);
  const need = (key: string, example: string) => {
    const entry = entryOf(map, key);
    if (entry === undefined) report(line, `The front matter needs \`${key}: ${example}\`.`);
    return entry?.value;
  };
  const textOf = (key: (typeof texts)[number], example: string) => {
    const node = need(key, example);
    return (node && readText(node, report, key)) ?? "";
  };
  const minutes = need("minutes", "4");
  const concepts = need("concepts", "[status]");
  const method = entryOf(map, "method");
  return {
    title: textOf("title", "Server streaming"),
    part: textOf("part", "The four types"),
    about: textOf("about", "One request, many replies."),
    minutes: (minutes && readCount(minutes, report, "minutes", 1)) ?? 1,
    concepts:
      concepts === undefined
        ? []
        : readList(concepts, report, "concepts")
            .map((node) => readName(node, report, "concepts", lessonConcepts))
            .filter((concept) => concept !== undefined),
    method: method && readMethod(method.value, report),
  };
}
