/** Whether a text looks like a command that readCommand is for, judged by how it begins. Small, for those who load the rest when it is needed. */
export function looksLikeCommand(text: string): boolean {
  return /^\s*(?:[$%] )?(?:grpcurl|buf\s+curl)\s/.test(text);
}
