import { StateEffect, StateField, type Text } from "@codemirror/state";
import { Decoration, EditorView, type DecorationSet } from "@codemirror/view";
import type { JsonIssue } from "@grpc-playground/schema/json";

/** Says which issues to underline from now on. */
export const showIssues = StateEffect.define<readonly JsonIssue[]>();

const mark = Decoration.mark({ class: "cm-issue" });

/** The underlined places; they move with the text until the next issues come. */
export const marks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(shown, transaction) {
    let next = shown.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(showIssues)) next = place(effect.value, transaction.newDoc);
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

function place(issues: readonly JsonIssue[], doc: Text): DecorationSet {
  return Decoration.set(
    issues.flatMap(({ from, to }) => {
      // An issue at the end of the text has no character of its own: take the last one.
      const end = Math.min(Math.max(to, from + 1), doc.length);
      const start = Math.min(from, end - 1);
      return start >= 0 && start < end ? [mark.range(start, end)] : [];
    }),
    true,
  );
}
