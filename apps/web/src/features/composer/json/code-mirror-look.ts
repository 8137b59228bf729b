import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** The page's tokens reach into a shadow root, so these follow the theme by themselves. */
const theme = EditorView.theme({
  "&": {
    border: "1px solid var(--line-control)",
    borderRadius: "var(--radius)",
    backgroundColor: "var(--surface)",
    color: "var(--text)",
    fontSize: "var(--text-sm)",
    overflow: "hidden",
  },
  "&.cm-focused": { outline: "2px solid var(--focus)", outlineOffset: "-1px" },
  ".cm-scroller": {
    fontFamily: "var(--mono)",
    lineHeight: "var(--leading)",
    fontVariantLigatures: "none",
  },
  ".cm-content, .cm-gutter": { minHeight: "12rem" },
  ".cm-content": { padding: "var(--s2) 0", caretColor: "var(--text)" },
  ".cm-line": { padding: "0 var(--s2)" },
  ".cm-gutters": {
    border: "0",
    backgroundColor: "var(--surface-sunken)",
    color: "var(--text-subtle)",
  },
  ".cm-content ::selection": { backgroundColor: "var(--selection)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--surface-active)" },
  "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "var(--error-soft)" },
  ".cm-issue": {
    textDecoration: "underline wavy var(--error)",
    textDecorationSkipInk: "none",
    textUnderlineOffset: "3px",
    backgroundColor: "var(--error-soft)",
  },
  // A telephone zooms into anything smaller than 16px when it gets focus.
  "@media (pointer: coarse)": { "&": { fontSize: "1rem" } },
});

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--text-muted)" },
  { tag: tags.string, color: "var(--text)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--c2s)" },
  { tag: [tags.separator, tags.brace, tags.squareBracket], color: "var(--text-subtle)" },
]);

/** How the editor looks. */
export const look: Extension = [theme, syntaxHighlighting(colours)];
