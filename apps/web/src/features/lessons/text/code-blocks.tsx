import { codeBlock, type Text } from "@grpc-playground/lessons";
import { CopyButton } from "../../../shared/ui/copy-button.tsx";
import { Disclosure } from "../../../shared/ui/disclosure.tsx";
import { Tabs } from "../../../shared/ui/tabs.tsx";
import { useFilledIn } from "./text-context.ts";
import styles from "./code-blocks.module.css";

type CodeNode = Extract<Text[number], { type: "code" }>;

/** A block of code, or several of the same in tabs; folded away under a title if the first has one. */
export function CodeBlocks({ blocks }: { blocks: readonly CodeNode[] }) {
  const [first] = blocks;
  if (first === undefined) return null;
  const { fold } = codeBlock(first);
  return fold === undefined ? (
    <Row blocks={blocks} first={first} />
  ) : (
    <Disclosure title={fold}>
      <Row blocks={blocks} first={first} />
    </Disclosure>
  );
}

function Row({ blocks, first }: { blocks: readonly CodeNode[]; first: CodeNode }) {
  if (blocks.length === 1) return <Block node={first} />;
  return (
    <Tabs
      label="The same in"
      items={blocks.map((node, index) => {
        const label = codeBlock(node).tab ?? node.lang ?? "Code";
        return { value: `${index} ${label}`, label, panel: <Block node={node} /> };
      })}
    />
  );
}

function Block({ node }: { node: CodeNode }) {
  const text = useFilledIn(node.value);
  const { file, language } = codeBlock(node);
  const label = file ?? language ?? "code";
  return (
    <figure className={styles.block}>
      <figcaption className={styles.caption}>
        <span className={styles.label}>{label}</span>
        <CopyButton label="Copy the code" text={text} />
      </figcaption>
      {/* What scrolls has to be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className={styles.code} tabIndex={0}>
        <code>
          {text.split("\n").map((line, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- the lines of one text
            <CodeLine key={index} line={line} />
          ))}
        </code>
      </pre>
    </figure>
  );
}

/** A line that is too long goes on below, further in than it began. */
function CodeLine({ line }: { line: string }) {
  const inset = `${line.search(/\S|$/) + 4}ch`;
  return (
    <span className={styles.line} style={{ paddingInlineStart: inset, textIndent: `-${inset}` }}>
      {`${line}\n`}
    </span>
  );
}
