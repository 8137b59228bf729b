import { codeBlock, type Text as Nodes } from "@grpc-playground/lessons";
import { memo, type ReactNode } from "react";
import { TermsContext } from "../../../shared/lib/terms.ts";
import { Terms } from "../../../shared/ui/terms.tsx";
import { CodeBlocks } from "./code-blocks.tsx";
import { InlineCode } from "./inline-code.tsx";
import { TextLink } from "./text-link.tsx";
import { TextTable } from "./text-table.tsx";
import styles from "./text.module.css";

type Node = Nodes[number];

/** Markdown as elements. What is not drawn here (raw HTML above all) is shown as the text that it is. */
export const Text = memo(function Text({ nodes }: { nodes: Nodes }) {
  return <div className={styles.text}>{draw(nodes)}</div>;
});

/** A task or a hint of one paragraph: without the paragraph. */
export const Line = memo(function Line({ nodes }: { nodes: Nodes }) {
  const [first] = nodes;
  return nodes.length === 1 && first?.type === "paragraph" ? (
    draw(first.children)
  ) : (
    <Text nodes={nodes} />
  );
});

/** Nodes have no identity but their place, and a lesson never changes. */
function draw(nodes: readonly Node[]): ReactNode {
  const drawn: ReactNode[] = [];
  for (let index = 0; index < nodes.length; index += 1) {
    const node = nodes[index];
    if (node?.type === "code") {
      const row = codeRow(nodes, index);
      drawn.push(<CodeBlocks key={index} blocks={row} />);
      index += row.length - 1;
    } else if (node !== undefined) drawn.push(<Drawn key={index} node={node} />);
  }
  return drawn;
}

type CodeNode = Extract<Node, { type: "code" }>;

const hasTab = (node: CodeNode) => codeBlock(node).tab !== undefined;

/** Blocks that become tabs together, or the one. */
function codeRow(nodes: readonly Node[], from: number): readonly CodeNode[] {
  const row: CodeNode[] = [];
  for (const node of nodes.slice(from)) {
    if (node.type !== "code" || (row.length > 0 && !hasTab(node))) break;
    row.push(node);
    if (!hasTab(node)) break;
  }
  return row;
}

function Drawn({ node }: { node: Node }): ReactNode {
  switch (node.type) {
    case "text":
      return <Terms text={node.value} />;
    case "paragraph":
      return <p>{draw(node.children)}</p>;
    case "strong":
      return isControl(node.children) ? (
        <TermsContext value={undefined}>
          <strong>{draw(node.children)}</strong>
        </TermsContext>
      ) : (
        <strong>{draw(node.children)}</strong>
      );
    case "emphasis":
      return <em>{draw(node.children)}</em>;
    case "inlineCode":
      return <InlineCode text={node.value} />;
    case "break":
      return <br />;
    case "link":
      return <TextLink url={node.url}>{draw(node.children)}</TextLink>;
    case "heading":
      return <h4 className={styles.heading}>{draw(node.children)}</h4>;
    case "blockquote":
      return <blockquote className={styles.quote}>{draw(node.children)}</blockquote>;
    case "thematicBreak":
      return <hr className={styles.line} />;
    case "list": {
      const List = node.ordered === true ? "ol" : "ul";
      return (
        <List className={node.ordered === true ? styles.numbered : styles.list}>
          {draw(node.children)}
        </List>
      );
    }
    case "listItem":
      return <li>{drawItem(node.children)}</li>;
    case "table":
      return <TextTable table={node} draw={draw} />;
    case "html":
      return node.value;
    default:
      return null;
  }
}

/** Whether it is the name of a button or a tab, which is to be found on the page and not looked up. */
function isControl([first]: readonly Node[]): boolean {
  return first?.type === "text" && /^[A-Z]/.test(first.value);
}

/** Items of one paragraph stand close. */
function drawItem(children: readonly Node[]): ReactNode {
  const [first] = children;
  return children.length === 1 && first?.type === "paragraph"
    ? draw(first.children)
    : draw(children);
}
