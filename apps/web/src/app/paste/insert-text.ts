/** Types a text where the focus is. It goes through the browser, so that every field takes it, and can undo it. */
export function insertText(text: string): void {
  let field = document.activeElement;
  while (field?.shadowRoot?.activeElement) field = field.shadowRoot.activeElement;
  if (!(field instanceof HTMLElement)) return;
  // After a dialog Chromium gives back the focus, but not the caret, without which nothing is typed.
  field.blur();
  field.focus();
  document.execCommand("insertText", false, text);
}
