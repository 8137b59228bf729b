import { parseLink } from "@grpc-playground/lessons";
import { use, type ReactNode } from "react";
import { TermLink } from "./term-link.tsx";
import { TextContext } from "./text-context.ts";

/** A link to a lesson, a term, a method, or the web; any other is text. */
export function TextLink({ url, children }: { url: string; children: ReactNode }) {
  const places = use(TextContext);
  const link = parseLink(url);
  switch (link?.kind) {
    case "lesson":
      return <a href={places.hrefOfLesson(link.id, link.step ?? 1)}>{children}</a>;
    case "method":
      return <a href={places.hrefOfMethod(link.method)}>{children}</a>;
    case "term":
      return <TermLink term={link.id}>{children}</TermLink>;
    case "page":
      return (
        <a href={link.url} target="_blank" rel="noreferrer">
          {children}
        </a>
      );
    default:
      return children;
  }
}
