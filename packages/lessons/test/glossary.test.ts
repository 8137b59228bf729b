import { expect, test } from "vitest";
import { findTerm, markTerms, terms } from "../src/glossary/index.ts";

/** What was marked, in order. */
function marked(text: string): string[] {
  return markTerms(text).flatMap((piece) => (piece.term === undefined ? [] : [piece.text]));
}

test("marks a term where it stands first, in whatever form", () => {
  expect(marked("You half-closed the call; the half-close is a flag.")).toEqual(["half-closed"]);
  expect(marked("Deadlines are set by clients, and a deadline travels.")).toEqual(["Deadlines"]);
});

test("takes the longest name that stands there", () => {
  expect(markTerms("A load balancer.").find(({ term }) => term)?.term?.term).toBe("load balancing");
  expect(marked("a DATA frame")).toEqual(["DATA frame"]);
  expect(marked("protocol buffers")).toEqual(["protocol buffers"]);
});

test("leaves parts of words, paths and dotted names alone", () => {
  expect(marked("statuses, restful, x-deadline-ms, google.rpc.Status and Status.OK")).toEqual([]);
  expect(marked("The status. The end.")).toEqual(["status"]);
});

test("knows names from common words", () => {
  expect(marked("The rest carry on; it is nearly REST.")).toEqual(["REST"]);
  expect(marked("Connect to it, or connect later. Over Connect it is a POST.")).toEqual([
    "Connect",
  ]);
  expect(marked("The Connect protocol.")).toEqual(["Connect protocol"]);
});

test("gives the text back unchanged, and nothing for nothing", () => {
  const text = "A unary call over HTTP/2 (see trailers) ended; its status is OK.";
  expect(
    markTerms(text)
      .map((piece) => piece.text)
      .join(""),
  ).toBe(text);
  expect(markTerms("")).toEqual([]);
});

test("no name means two terms, and every term has its meaning", () => {
  const names = terms.flatMap(({ term, also }) =>
    [term, ...also].map((name) => name.toLowerCase()),
  );
  expect(new Set(names).size).toBe(names.length);
  for (const { term, means } of terms) {
    expect(`${term}: ${means}`.length).toBeGreaterThan(term.length + 32);
    expect(findTerm(term)?.term).toBe(term);
  }
});
