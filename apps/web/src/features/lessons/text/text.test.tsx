import { parseLesson } from "@grpc-playground/lessons";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { TermsContext, type TermsReader } from "../../../shared/lib/terms.ts";
import { Text } from "./text.tsx";

/** Takes each text for a term as a whole. */
const reader: TermsReader = {
  mark: (text) => [{ text, term: text }],
  href: (term) => `#${term}`,
  lessonOf: () => ({ href: "", title: "" }),
  open: () => undefined,
};

function render(markdown: string): string {
  const { lesson } = parseLesson(
    "01-a.md",
    [
      "---\ntitle: a\npart: a\nminutes: 1\nabout: a\nconcepts: [rpc]",
      `method: greet.Greeter/SayHello\n---\n## a\n${markdown}\n`,
      "```step\ntask: a\ncheck: { status: OK }\nhints: [a]",
      "show: [press: Send]\nwrong: [press: Cancel]\n```\n",
    ].join("\n"),
  );
  return renderToStaticMarkup(
    <TermsContext value={reader}>
      <Text nodes={lesson?.steps[0]?.body ?? []} />
    </TermsContext>,
  );
}

test("the name of a button is no term, and an idea in bold letters is one", () => {
  expect(render("**Half-close**")).toMatch(/<strong>Half-close<\/strong>/);
  expect(render("**half-close**")).toMatch(/<strong><a [^>]*>half-close<\/a><\/strong>/);
});
