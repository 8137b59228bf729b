import { memo } from "react";
import { readInline, readProse, type Block } from "../lib/prose.ts";
import { Code } from "./code.tsx";
import styles from "./prose.module.css";

/**
 * A comment of a .proto file: paragraphs, lists and code. Stands in a block,
 * such as a div. One paragraph is bare text.
 */
export const Prose = memo(function Prose({ text }: { text: string }) {
  const blocks = readProse(text);
  const [first] = blocks;
  if (blocks.length === 1 && first?.kind === "paragraph") return <Line text={first.text} />;
  return (
    <div className={styles.prose} dir="auto">
      {/* Blocks have no identity but their place, and a comment never changes. */}
      {blocks.map((block, index) => (
        // oxlint-disable-next-line react/no-array-index-key
        <BlockView key={index} block={block} />
      ))}
    </div>
  );
});

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case "code":
      return <pre className={styles.code}>{block.text}</pre>;
    case "list": {
      const List = block.ordered ? "ol" : "ul";
      return (
        <List className={styles.list}>
          {block.items.map((item, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- as above
            <li key={index}>
              <Line text={item} />
            </li>
          ))}
        </List>
      );
    }
    default:
      return (
        <p className={block.kind === "heading" ? styles.heading : undefined}>
          <Line text={block.text} />
        </p>
      );
  }
}

/** Text on which `code` and links are marked. */
function Line({ text }: { text: string }) {
  return readInline(text).map((part, index) => {
    switch (part.kind) {
      case "code":
        // oxlint-disable-next-line react/no-array-index-key -- as above
        return <Code key={index}>{part.text}</Code>;
      case "link":
        return (
          // oxlint-disable-next-line react/no-array-index-key -- as above
          <a key={index} href={part.href} target="_blank" rel="noreferrer">
            {part.text}
          </a>
        );
      default:
        return part.text;
    }
  });
}
