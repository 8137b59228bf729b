import type { WireLog } from "@grpc-playground/call";
import { frameTypeNames, type HeaderBlock, type Http2Frame } from "@grpc-playground/wire/http2";
import { useMemo } from "react";
import { AnnotatedBytes } from "../../../../shared/bytes/annotated-bytes.tsx";
import { number } from "../../../../shared/lib/format.ts";
import { Button } from "../../../../shared/ui/button.tsx";
import { Callout } from "../../../../shared/ui/callout.tsx";
import type { Picked } from "../../view-props.ts";
import { partsWithin } from "./carried.ts";
import styles from "./frame-detail.module.css";
import { blockTree, frameTree } from "./frame-tree.ts";
import { HeaderTable } from "./header-table.tsx";

export interface FrameDetailProps {
  frame: Http2Frame;
  wire: WireLog;
  onPick: (picked: Picked) => void;
  /** Whether frames before it were skipped that HPACK would have needed. */
  unsure: boolean;
}

/** One frame: what it is for, its bytes, and what is in it. */
export function FrameDetail({ frame, wire, onPick, unsure }: FrameDetailProps) {
  const { type, index, bytes, payload, problem, way } = frame;
  const tree = useMemo(() => frameTree(frame), [frame]);
  const block = payload.kind === "headers" ? payload.block : undefined;
  const isSplit = block !== undefined && bytes.length < block.bytes.length;
  const parts = payload.kind === "data" ? partsWithin(wire[way], payload.body) : undefined;
  const meaning = Object.values(frameTypeNames).find(({ name }) => name === type)?.meaning;
  const tone = way === "up" ? "c2s" : "s2c";
  return (
    <section className={styles.detail} aria-label={`Frame ${number(index + 1)}`}>
      <p className={styles.title}>
        <strong>
          Frame {number(index + 1)}: {type}
        </strong>{" "}
        {meaning}
      </p>
      {problem !== undefined && <Callout kind="error">{problem}</Callout>}
      {unsure && block !== undefined && (
        <Callout kind="warn" title="These headers may be wrong">
          Frames before this one were counted and not told. Where they had headers too, HPACK&apos;s
          dynamic table is another than the one that these were read with.
        </Callout>
      )}
      {block !== undefined && <HeaderTable block={block} />}
      {parts !== undefined && (
        <div className={styles.parts}>
          {[...new Set([parts.first.index, parts.last.index])].map((part) => (
            <Button key={part} size="sm" onClick={() => onPick({ way, index: part })}>
              Show message {number(part + 1)}
            </Button>
          ))}
          <span className={styles.note}>
            The content of DATA frames is the body, which is above message by message.
          </span>
        </div>
      )}
      {bytes.length > 0 && (
        <AnnotatedBytes
          tree={tree}
          label={`frame ${number(index + 1)}`}
          tone={tone}
          fileName={`frame-${index + 1}.bin`}
        />
      )}
      {isSplit && <WholeBlock block={block} tone={tone} />}
    </section>
  );
}

function WholeBlock({ block, tone }: { block: HeaderBlock; tone: "c2s" | "s2c" }) {
  const tree = useMemo(() => blockTree(block), [block]);
  return (
    <>
      <p className={styles.note}>The headers came in several frames. Put together, the block is:</p>
      <AnnotatedBytes tree={tree} label="the header block" tone={tone} fileName="headers.bin" />
    </>
  );
}
