/** A rule's own words, as they stand beside other errors. A name keeps its case: `check_out has to ...`. */
export function asSentence(message: string): string {
  const text = message.trim() || "This breaks a rule that has no message";
  const isWord = /^[a-z]+(?![\w.[])/.test(text);
  const begun = isWord ? text.charAt(0).toUpperCase() + text.slice(1) : text;
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}
