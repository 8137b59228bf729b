import { memo, useRef, useState } from "react";
import { cx } from "../lib/cx.ts";
import styles from "./annotated-bytes.module.css";
import type { ByteTree } from "./byte-tree.ts";
import { BytesTools } from "./bytes-tools.tsx";
import { Explanation } from "./explanation.tsx";
import { FieldTree } from "./field-tree.tsx";
import { HexGrid } from "./hex-grid.tsx";
import { useBytesState } from "./use-bytes-state.ts";
import { useRoom } from "../lib/use-room.ts";

export interface AnnotatedBytesProps {
  /** What to show: `annotate(bytes, ...)`, or a tree of one's own. A new tree starts anew, so memoize it. */
  tree: ByteTree;
  /** What the bytes are, in a few words: `message 1 sent`. Names the parts for screen readers. */
  label: string;
  /** Which way they went, by colour. Default `neutral`. */
  tone?: "c2s" | "s2c" | "neutral";
  /** Under which they are saved. Default `message.bin`. */
  fileName?: string;
  /** The first byte of what is looked at from the start, such as a field that was picked elsewhere. */
  at?: number | undefined;
}

/** From this width on the bytes stand beside their fields, and from that on there are 16 in a row. In rem. */
const beside = 34;
const wide = 58;
/** Below the bytes, fields leave them all the room: 16 from this width on. */
const wideAlone = 40;

/**
 * Bytes in hex beside the fields that they are, each linked with the other: to
 * point at one is to see the other. What is pointed at is told in words.
 */
export const AnnotatedBytes = memo(function AnnotatedBytes(props: AnnotatedBytesProps) {
  const { tree } = props;
  const [shown, setShown] = useState({ tree, turn: 0 });
  if (shown.tree !== tree) setShown({ tree, turn: shown.turn + 1 });
  return <View key={shown.turn} {...props} />;
});

function View({
  tree,
  label,
  tone = "neutral",
  fileName = "message.bin",
  at,
}: AnnotatedBytesProps) {
  const box = useRef<HTMLDivElement>(null);
  const room = useRoom(box);
  const { state, rows, dispatch } = useBytesState(tree, at);
  const isBeside = room !== undefined && room.width >= beside;
  const isWide = room !== undefined && room.width >= (isBeside ? wide : wideAlone);
  return (
    <div ref={box} className={cx(styles.bytes, styles[tone])}>
      <BytesTools tree={tree} state={state} fileName={fileName} />
      {room !== undefined && (
        <div className={cx(styles.panes, isBeside && styles.beside)}>
          <HexGrid
            tree={tree}
            label={label}
            state={state}
            dispatch={dispatch}
            width={isWide ? 16 : 8}
            rem={room.rem}
          />
          <FieldTree rows={rows} label={label} state={state} dispatch={dispatch} rem={room.rem} />
        </div>
      )}
      <Explanation tree={tree} state={state} dispatch={dispatch} />
    </div>
  );
}
