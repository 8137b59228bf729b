import type { Lesson } from "./lesson.ts";
import { collectProblems, type LessonProblem } from "./problems.ts";
import { readFrontMatter } from "./reading/front-matter.ts";
import { readStep } from "./reading/read-step.ts";
import { splitFile } from "./reading/split-file.ts";
import { checkText, type FoundLink } from "./text/check-text.ts";
import type { ReadCode } from "./text/code-block.ts";

/** A lesson, or what keeps its file from being one. */
export type ParsedLesson =
  | {
      readonly lesson: Lesson;
      /** Links of its texts, with their lines: where they lead is the course's to say. */
      readonly links: readonly FoundLink[];
      readonly problems?: undefined;
    }
  | {
      readonly lesson?: undefined;
      readonly links?: undefined;
      readonly problems: readonly LessonProblem[];
    };

export interface ParseOptions {
  /** Reads the files that code blocks ask for by `file=`. Without it such blocks stay as they are. */
  readonly readCode?: ReadCode | undefined;
}

/**
 * Reads a lesson strictly: what is not as docs/LESSONS.md has it is a problem
 * with its line, and all problems are told at once. Never throws.
 *
 * @param file `12-deadlines.md`, without folders; the lesson's id comes out of it
 */
export function parseLesson(file: string, text: string, options: ParseOptions = {}): ParsedLesson {
  try {
    return read(file, text, options);
  } catch (reason) {
    // The stack is full, which a lesson never comes near.
    if (!(reason instanceof RangeError)) throw reason;
    return { problems: [{ file, line: 1, message: "This is nested too deep to be read." }] };
  }
}

function read(file: string, text: string, options: ParseOptions): ParsedLesson {
  const { report, problems } = collectProblems(file);
  const id = /^\d+-([a-z0-9]+(?:-[a-z0-9]+)*)\.md$/.exec(file)?.[1];
  if (id === undefined) {
    report(1, "A lesson's file is named `NN-name.md`, with small letters, digits and dashes.");
  }
  const parts = splitFile(text, report);
  if (parts === undefined) return { problems: problems() };
  const texts = { report, links: [], readCode: options.readCode };
  const front = readFrontMatter(parts.frontMatter, parts.frontMatterLine, report);
  const lead = checkText(parts.lead, parts.bodyLine, texts);
  const steps = parts.sections.map((section) =>
    readStep(section, front?.method, parts.bodyLine, texts),
  );
  const found = problems();
  if (found.length > 0 || id === undefined || front === undefined) return { problems: found };
  const { method: _, ...about } = front;
  const lesson = { id, ...about, lead, steps: steps.filter((step) => step !== undefined) };
  return { lesson, links: texts.links };
}
