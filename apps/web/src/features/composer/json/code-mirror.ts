import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching, indentOnInput } from "@codemirror/language";
import { Annotation, Compartment, EditorState, Prec, type Extension } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import type { JsonIssue } from "@grpc-playground/schema/json";
import { look } from "./code-mirror-look.ts";
import { holdCaret } from "./hold-caret.ts";
import { marks, showIssues } from "./issue-marks.ts";
import { typeOver } from "./type-over.ts";

/** An editor in a page. */
export interface CodeEditor {
  /** Replaces the text, unless it is that already. Not reported as a change. */
  setText(text: string): void;
  setIssues(issues: readonly JsonIssue[]): void;
  destroy(): void;
}

export interface CodeEditorOptions {
  label: string;
  text: string;
  issues: readonly JsonIssue[];
  onChange: (text: string) => void;
  onSend: () => void;
}

/** Marks what the page did, as opposed to the person. */
const fromOutside = Annotation.define<boolean>();

/**
 * A JSON editor inside of `host`.
 *
 * It lives in a shadow root: there its styles are constructed style sheets,
 * which the content security policy allows; in the page they would be a <style>
 * element, which it refuses. Tab is left alone, so the keyboard gets out.
 */
export function createCodeEditor(host: HTMLElement, options: CodeEditorOptions): CodeEditor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const attributes = new Compartment();
  const view = new EditorView({
    parent: root,
    root,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        Prec.highest(
          keymap.of([
            {
              key: "Mod-Enter",
              run: () => {
                options.onSend();
                return true;
              },
            },
          ]),
        ),
        lineNumbers(),
        history(),
        indentOnInput(),
        bracketMatching(),
        json(),
        look,
        typeOver,
        holdCaret,
        marks,
        EditorView.lineWrapping,
        keymap.of([...defaultKeymap, ...historyKeymap]),
        attributes.of(contentAttributes(options.label, options.issues)),
        EditorView.updateListener.of((update) => {
          const isOurs = update.transactions.some((each) => each.annotation(fromOutside) === true);
          if (update.docChanged && !isOurs) options.onChange(update.state.doc.toString());
        }),
      ],
    }),
  });
  view.dispatch({ effects: showIssues.of(options.issues) });

  return {
    setText: (text) => {
      const { doc } = view.state;
      if (doc.toString() === text) return;
      view.dispatch({
        changes: { from: 0, to: doc.length, insert: text },
        annotations: fromOutside.of(true),
      });
    },
    setIssues: (issues) => {
      view.dispatch({
        effects: [
          showIssues.of(issues),
          attributes.reconfigure(contentAttributes(options.label, issues)),
        ],
      });
    },
    destroy: () => view.destroy(),
  };
}

/** What a screen reader hears. A description by id cannot reach out of a shadow root, so it is text. */
function contentAttributes(label: string, issues: readonly JsonIssue[]): Extension {
  const first = issues[0];
  return EditorView.contentAttributes.of({
    "aria-label": label,
    ...(first && {
      "aria-invalid": "true",
      "aria-description": `Line ${first.line}, column ${first.column}: ${first.message}`,
    }),
  });
}
