import { EditorView } from "@codemirror/view";

/**
 * Keeps the caret where it was typed to.
 *
 * Chromium moves the caret to the start of the text when an element around it
 * is moved, as it is when it gets marked. CodeMirror puts it back, except in the
 * first 200 ms after it has got the focus: then it holds that for the browser's
 * own doing, and looks at where the caret was instead of where it is. What was
 * typed next would go before what is there.
 */
export const holdCaret = EditorView.updateListener.of(({ view }) => {
  const { main } = view.state.selection;
  if (!view.hasFocus || view.composing || view.compositionStarted) return;
  if (main.anchor === 0 && main.head === 0) return;
  const shown = selectionIn(view.root);
  if (!shown?.isCollapsed || shown.focusNode === null) return;
  if (!view.contentDOM.contains(shown.focusNode)) return;
  if (view.posAtDOM(shown.focusNode, shown.focusOffset) !== 0) return;
  const anchor = view.domAtPos(main.anchor);
  const head = view.domAtPos(main.head);
  shown.setBaseAndExtent(anchor.node, anchor.offset, head.node, head.offset);
});

/** Where the caret is. In Chromium only the shadow root can tell, elsewhere only the document. */
function selectionIn(root: DocumentOrShadowRoot): Selection | null {
  const own: unknown = "getSelection" in root ? root.getSelection : undefined;
  return typeof own === "function" ? own.call(root) : document.getSelection();
}
