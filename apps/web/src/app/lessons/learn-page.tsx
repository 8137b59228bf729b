import { useEffect } from "react";
import { CertificatePage } from "../../features/lessons/certificate/certificate-page.tsx";
import { CoursePage } from "../../features/lessons/course/course-page.tsx";
import { findLesson } from "../../features/lessons/course/course.ts";
import { UnknownLesson } from "../../features/lessons/course/unknown-lesson.tsx";
import { formatGlossary, formatLesson, go, learnHash } from "../routes/route.ts";
import { lessonHash } from "./lesson-hash.ts";

const certificateHash = `${learnHash}/certificate`;

/** `#/learn` and what is below it. */
export function LearnPage({ hash }: { hash: string }) {
  const [, id, step = "1"] = /^#\/learn\/([\w-]+)(?:\/(\d{1,3}))?\/?$/.exec(hash) ?? [];
  const number = Number(step);
  const isThere = id !== undefined && findLesson(id)?.steps[number - 1] !== undefined;

  useEffect(() => {
    if (isThere) go(lessonHash({ id, step: number }), "replace");
  }, [id, isThere, number]);

  // A narrow page scrolls as a whole, and stands where the call was looked at. Each address is shown anew (by its key).
  useEffect(() => {
    scrollTo(0, 0);
  }, []);

  if (isThere) return null;
  if (hash === learnHash || hash === `${learnHash}/`) {
    return (
      <CoursePage
        hrefOf={(lesson, at) => formatLesson({ id: lesson, step: at })}
        certificateHref={certificateHash}
        glossaryHref={formatGlossary()}
      />
    );
  }
  if (hash === certificateHash) return <CertificatePage courseHref={learnHash} />;
  return <UnknownLesson id={id} step={number} onLeave={undefined} />;
}
