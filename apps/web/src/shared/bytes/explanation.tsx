import { useId } from "react";
import { Callout } from "../ui/callout.tsx";
import { Select } from "../ui/input.tsx";
import type { ByteNode, ByteTree } from "./byte-tree.ts";
import { byteWords } from "./byte-words.ts";
import styles from "./explanation.module.css";
import { selectionOf } from "./hex-grid.tsx";
import type { BytesAction, BytesState } from "./use-bytes-state.ts";

export interface ExplanationProps {
  tree: ByteTree;
  state: BytesState;
  dispatch: (action: BytesAction) => void;
}

/** What is pointed at, in words: the byte, and the field that has it. */
export function Explanation({ tree, state, dispatch }: ExplanationProps) {
  const { hovered, picked, hoveredByte, cursor, choices } = state;
  const isHovering = hovered !== undefined || hoveredByte !== undefined;
  const node = isHovering ? hovered : picked;
  const byte = isHovering ? (hoveredByte ?? hovered?.span.start) : cursor;
  const { from, to } = selectionOf(state);
  if (byte === undefined) {
    return (
      <div className={styles.explanation}>
        <p className={styles.hint}>
          {tree.bytes.length === 0
            ? "There are no bytes here."
            : "Point at a byte or at a field to see what it is. Click to stay with it; the arrow keys go on from there."}
        </p>
      </div>
    );
  }
  return (
    <div className={styles.explanation}>
      <p className={styles.byte}>
        {to > from + 1 && !isHovering
          ? `${(to - from).toLocaleString("en-US")} bytes selected, ${from.toLocaleString("en-US")} to ${(to - 1).toLocaleString("en-US")}`
          : byteWords(tree, byte, choices)}
      </p>
      {node !== undefined && (
        <About node={node} reading={choices.get(node.key) ?? 0} dispatch={dispatch} />
      )}
    </div>
  );
}

interface AboutProps {
  node: ByteNode;
  reading: number;
  dispatch: (action: BytesAction) => void;
}

function About({ node, reading, dispatch }: AboutProps) {
  const { name, number, type, how, notes = [], problem, readings = [] } = node;
  const id = useId();
  const text = readings[reading]?.text ?? node.value;
  return (
    <>
      <p className={styles.field}>
        <strong>{name}</strong>
        {number !== undefined && name !== `field ${number}` && (
          <span className={styles.quiet}>field {number}</span>
        )}
        <span className={styles.quiet}>{type}</span>
        <span className={styles.value}>{text}</span>
      </p>
      {how !== undefined && <p className={styles.how}>{how}</p>}
      {readings.length > 0 && (
        <p className={styles.readings}>
          <label htmlFor={id}>No schema says what this is. Read it as</label>
          <Select
            id={id}
            density="sm"
            value={reading}
            onChange={(event) =>
              dispatch({ do: "choose", key: node.key, reading: Number(event.target.value) })
            }
          >
            {readings.map(({ as }, index) => (
              <option key={as} value={index}>
                {as}
                {index === 0 ? " (likeliest)" : ""}
              </option>
            ))}
          </Select>
        </p>
      )}
      {notes.map((note) => (
        <p key={note} className={styles.note}>
          {note}
        </p>
      ))}
      {problem !== undefined && (
        <Callout kind="error" className={styles.problem}>
          {problem}
        </Callout>
      )}
    </>
  );
}
