import { GlossaryPage } from "../../features/glossary/glossary-page.tsx";
import { formatLesson, parseGlossary } from "../routes/route.ts";
import { wayBack } from "../routes/way-back.ts";

/** The glossary at the term that the address names, with a way back to where one was. */
export function GlossaryHost({ hash, from }: { hash: string; from: string }) {
  return (
    <GlossaryPage
      wanted={parseGlossary(hash)}
      lessonHref={(id) => formatLesson({ id, step: 1 })}
      back={wayBack(from)}
    />
  );
}
