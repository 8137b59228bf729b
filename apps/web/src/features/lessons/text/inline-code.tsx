import { Code } from "../../../shared/ui/code.tsx";
import { useFilledIn } from "./text-context.ts";

/** A piece of code in a line, with the addresses of now. */
export function InlineCode({ text }: { text: string }) {
  return <Code>{useFilledIn(text)}</Code>;
}
