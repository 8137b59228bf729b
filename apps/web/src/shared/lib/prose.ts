/** A part of a comment. What is in it is plain text, for {@link readInline}. */
export type Block =
  | { readonly kind: "paragraph" | "heading" | "code"; readonly text: string }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly string[] };

/** A piece of a line of text. */
export type Inline =
  | { readonly kind: "text" | "code"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly href: string };

/**
 * The blocks of a comment out of a .proto file, read as Markdown would as far
 * as comments use it: blank lines end paragraphs, and a single line break is a
 * space; lists, indented and fenced code, and tables drawn with | keep their lines.
 *
 * Comments come from schemas of anybody's. Nothing of them becomes markup here,
 * and marks that reorder text on the screen (U+202A to U+202E, U+2066 to U+2069)
 * are left out.
 */
export function readProse(comment: string): readonly Block[] {
  const blocks: Block[] = [];
  const lines = comment.replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, "").split(/\r?\n/);
  let open: Open | undefined;
  const close = () => {
    if (open) blocks.push(finish(open));
    open = undefined;
  };
  let fence: string[] | undefined;
  for (const [index, line] of lines.entries()) {
    if (/^\s*```/.test(line)) {
      if (fence) blocks.push({ kind: "code", text: fence.join("\n") });
      else close();
      fence = fence ? undefined : [];
    } else if (fence) {
      fence.push(line);
    } else {
      const next = continued(open, line, index > 0 && lines[index - 1]?.trim() === "");
      if (next === open) continue;
      close();
      open = next;
    }
  }
  if (fence) blocks.push({ kind: "code", text: fence.join("\n") });
  close();
  return blocks;
}

/** A block that more lines may join. */
interface Open {
  readonly kind: Block["kind"];
  readonly ordered: boolean;
  readonly lines: string[];
}

/** The block that a line belongs to: the open one, which it then joins, a new one, or none. */
function continued(open: Open | undefined, line: string, afterBlank: boolean): Open | undefined {
  const text = line.trim();
  const item = /^\s*(?:[-*+•]|(\d{1,3})[.)])\s+(\S.*)$/.exec(line);
  const isIndented = /^( {4}|\t)/.test(line);
  if (text === "") {
    if (open?.kind === "code") open.lines.push("");
    return open?.kind === "list" || open?.kind === "code" ? open : undefined;
  }
  if (open?.kind === "list") {
    if (item) {
      open.lines.push(item[2] ?? "");
      return open;
    }
    if (!afterBlank || /^\s/.test(line)) {
      open.lines.push(`${open.lines.pop()} ${text}`);
      return open;
    }
  }
  if (isIndented && open?.kind !== "paragraph") return join(open, "code", line);
  if (item) return { kind: "list", ordered: item[1] !== undefined, lines: [item[2] ?? ""] };
  if (text.startsWith("|")) return join(open, "code", line);
  const heading = /^#{1,6}\s+(\S.*)$/.exec(text);
  if (heading) return { kind: "heading", ordered: false, lines: [heading[1] ?? ""] };
  return join(open, "paragraph", text);
}

function join(open: Open | undefined, kind: Block["kind"], line: string): Open {
  if (open?.kind !== kind) return { kind, ordered: false, lines: [line] };
  open.lines.push(line);
  return open;
}

function finish({ kind, ordered, lines }: Open): Block {
  if (kind === "list") return { kind, ordered, items: lines };
  if (kind !== "code") return { kind, text: lines.join(" ") };
  const indents = lines.filter((line) => line !== "").map((line) => /^\s*/.exec(line)?.[0].length);
  const least = Math.min(...indents.map((indent) => indent ?? 0));
  return {
    kind,
    text: lines
      .map((line) => line.slice(least))
      .join("\n")
      .trimEnd(),
  };
}

const marks = new RegExp(
  [
    /``(.+?)``/, // 1: code
    /`([^`]+)`/, // 2: code
    /\[([^[\]]+)\]\[[\w.]*\]/, // 3: a reference to a type, as Google's APIs have them
    /(https:\/\/[\w~%/?#@!$&()*+,;=:.[\]-]*[\w~%/#@$&*+=)\]-])/, // 4: a link, without the full stop after it
  ]
    .map(({ source }) => source)
    .join("|"),
  "g",
);

/** The code and links in a text. Only https makes a link; what else looks like one stays text. */
export function readInline(text: string): readonly Inline[] {
  const parts: Inline[] = [];
  let from = 0;
  for (const match of text.matchAll(marks)) {
    const [all, doubled, single, reference, url] = match;
    if (match.index > from) parts.push({ kind: "text", text: text.slice(from, match.index) });
    from = match.index + all.length;
    if (url === undefined) {
      parts.push({ kind: "code", text: (doubled ?? single ?? reference ?? "").trim() });
      continue;
    }
    const shown = unbracketed(url);
    from -= url.length - shown.length;
    const href = safe(shown);
    parts.push(
      href === undefined ? { kind: "text", text: shown } : { kind: "link", text: shown, href },
    );
  }
  if (from < text.length) parts.push({ kind: "text", text: text.slice(from) });
  return parts;
}

/** Without a bracket that closes one from before the link, as in `[text](https://...)`. */
function unbracketed(url: string): string {
  let depth = 0;
  for (const { 0: character, index: at } of url.matchAll(/[()[\]]/g)) {
    depth += character === "(" || character === "[" ? 1 : -1;
    if (depth < 0) return unpunctuated(url.slice(0, at));
  }
  return url;
}

/** From behind, once: a pattern would begin anew at every dot. */
function unpunctuated(url: string): string {
  let end = url.length;
  while (".,:;!?".includes(url.charAt(end - 1)) && end > 0) end--;
  return url.slice(0, end);
}

/** Undefined for what is no address, or pretends to be another's: https://bank.example@evil.example. */
function safe(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { href, username, password } = new URL(text);
  return username === "" && password === "" ? href : undefined;
}
