import { EditorView } from "@codemirror/view";

/**
 * Typing over a selection, done by the editor: the browser would wrap the new
 * text in an element with inline styles, which the content security policy
 * refuses and reports.
 */
export const typeOver = EditorView.domEventHandlers({
  beforeinput: (event, view) => {
    const { inputType, data } = event;
    if (inputType !== "insertText" || data === null || view.composing) return false;
    // The browser tells of a selection a moment after it is made, so that one
    // made by a script just now, as in a suite's fill(), is not known here yet.
    view.dom.ownerDocument.dispatchEvent(new Event("selectionchange"));
    if (view.state.selection.main.empty) return false;
    view.dispatch(view.state.replaceSelection(data), {
      userEvent: "input.type",
      scrollIntoView: true,
    });
    event.preventDefault();
    return true;
  },
});
