import { shortened } from "../../../../shared/lib/format.ts";

/** Characters kept before a part that is far into a text. */
const lead = 40;

/** A long text from its start; with a part that was looked for, from a little before that, and with it marked. */
export function Marked({
  text,
  part,
  most,
}: {
  text: string;
  part: string | undefined;
  most: number;
}) {
  const at = part ? text.toLowerCase().indexOf(part.toLowerCase()) : -1;
  if (part === undefined || at < 0) return shortened(text, most);
  const from = at + part.length <= lead ? 0 : at - Math.min(at, lead / 2);
  const end = at + part.length;
  return (
    <>
      {from > 0 && "…"}
      {text.slice(from, at)}
      <mark>{text.slice(at, end)}</mark>
      {shortened(text.slice(end), most)}
    </>
  );
}
