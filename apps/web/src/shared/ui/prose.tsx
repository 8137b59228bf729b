import { Code } from "./code.tsx";

/** A comment of a .proto file: plain text, in which `backticks` mark what is code. */
export function Prose({ text }: { text: string }) {
  const parts = text.split(/`([^`\n]+)`/);
  // Every second part stood between backticks.
  return parts.map((part, index) =>
    // Parts have no identity but their place, and a comment never changes.
    // oxlint-disable-next-line react/no-array-index-key
    index % 2 === 1 ? <Code key={index}>{part}</Code> : part,
  );
}
