/**
 * The block of Python that begins with a line: as far as lines are indented.
 *
 * @returns Undefined when no line begins so.
 */
export function pythonBlock(text: string, begin: string): string | undefined {
  const lines = text.split("\n");
  const from = lines.findIndex((line) => line.startsWith(begin));
  if (from < 0) return undefined;
  const length = lines.slice(from + 1).findIndex((line) => /^\S/.test(line) || /^ \S/.test(line));
  const to = length < 0 ? lines.length : from + 1 + length;
  return `${lines.slice(from, to).join("\n").trimEnd()}\n`;
}

/**
 * The declaration of TypeScript whose comment has a line, with that comment.
 *
 * @param line Such as ` * @generated from message greet.HelloRequest`.
 */
export function declaration(text: string, line: string): string | undefined {
  // Each declaration of protoc-gen-es has a comment at the beginning of a line.
  const pieces = text.split(/^(?=\/\*\*$)/m);
  const found = pieces.find((piece) => piece.split("\n").includes(line));
  return found === undefined ? undefined : `${found.trimEnd()}\n`;
}
