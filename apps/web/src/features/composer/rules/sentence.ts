/** A rule's own words, as they stand beside other errors. */
export function asSentence(message: string): string {
  const text = message.trim() || "This breaks a rule that has no message";
  return text.charAt(0).toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? "" : ".");
}
