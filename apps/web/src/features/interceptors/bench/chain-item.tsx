import type { InterceptorInfo, Side } from "@grpc-playground/interceptors";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useId, useState } from "react";
import { cx } from "../../../shared/lib/cx.ts";
import { IconButton } from "../../../shared/ui/icon-button.tsx";
import { Switch } from "../../../shared/ui/switch.tsx";
import { VisuallyHidden } from "../../../shared/ui/visually-hidden.tsx";
import styles from "./bench.module.css";

/** Data of a row that is dragged; of this page alone. */
const dragType = "application/x-grpc-playground-interceptor";

export interface ChainItemProps {
  info: InterceptorInfo;
  side: Side;
  /** Its place in the chain, 0 for the outermost; -1 while it is off. */
  place: number;
  /** How many are on. */
  count: number;
  onSwitch: (on: boolean) => void;
  onMove: (by: -1 | 1) => void;
  /** An interceptor of the same side was dropped on this one. */
  onDrop: (name: string) => void;
  /** It is pointed at, or has the focus. */
  onLook: () => void;
}

/** One interceptor: whether it is on, and where it stands. */
export function ChainItem(props: ChainItemProps) {
  const { info, side, place, count, onSwitch, onMove, onDrop, onLook } = props;
  const { name, title } = info;
  const id = useId();
  const [isOver, setOver] = useState(false);
  const isOn = place >= 0;
  const type = `${dragType}-${side}`;

  const move = (by: -1 | 1, where: "outwards" | "inwards") => {
    const isAtEnd = by === -1 ? place === 0 : place === count - 1;
    return (
      <IconButton
        size="sm"
        label={`Move ${name} ${where}`}
        icon={by === -1 ? <ArrowUp size={14} aria-hidden /> : <ArrowDown size={14} aria-hidden />}
        data-focus={`${by} ${name}`}
        // Not `disabled`: the focus stays when it has come to the end.
        aria-disabled={isAtEnd || undefined}
        className={cx(isAtEnd && styles.atEnd)}
        onClick={() => {
          if (!isAtEnd) onMove(by);
        }}
      />
    );
  };

  return (
    // The buttons do the same for a keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      className={cx(styles.item, isOn && styles.on, isOver && styles.over)}
      draggable={isOn}
      onPointerMove={({ movementX, movementY }) => {
        // Not when the rows move under it.
        if (movementX !== 0 || movementY !== 0) onLook();
      }}
      onFocus={onLook}
      onDragStart={(event) => {
        event.dataTransfer.setData(type, name);
        event.dataTransfer.effectAllowed = "move";
      }}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(type)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        const dropped = event.dataTransfer.getData(type);
        if (dropped === "") return;
        event.preventDefault();
        onDrop(dropped);
      }}
    >
      <span className={styles.place} aria-hidden="true">
        {isOn ? place + 1 : ""}
      </span>
      <Switch
        id={id}
        checked={isOn}
        describedBy={`${id}does`}
        focusKey={`switch ${name}`}
        onChange={onSwitch}
      />
      <label htmlFor={id} className={styles.title}>
        {title}
      </label>
      <span id={`${id}does`} hidden>
        {info.does[side]}
      </span>
      {isOn && count > 1 && (
        <div className={styles.buttons}>
          {move(-1, "outwards")}
          {move(1, "inwards")}
        </div>
      )}
      {isOn && place === 0 && count > 1 && <VisuallyHidden>outermost</VisuallyHidden>}
    </li>
  );
}
