import { useRef, useState, type PointerEvent, type RefObject } from "react";

/** A part of a box's width: 0 is its left edge, 1 its right one. */
interface Part {
  readonly from: number;
  readonly to: number;
}

export interface Drag {
  /** What is being selected. */
  readonly selected: Part | undefined;
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent) => void;
    readonly onPointerMove: (event: PointerEvent) => void;
    readonly onPointerUp: () => void;
    readonly onPointerCancel: () => void;
  };
}

/** A drag that is shorter is a press of a hand that is not quite still. CSS pixels. */
const leastPx = 4;

/**
 * Dragging over a box selects a part of its width; where there is something to
 * move, it moves that, and selects with Shift.
 */
export function useDrag(
  box: RefObject<HTMLElement | null>,
  moves: boolean,
  act: { onSelect: (from: number, to: number) => void; onPan: (by: number) => void },
): Drag {
  const [selected, setSelected] = useState<Part>();
  const from = useRef<{ share: number; pans: boolean }>(undefined);

  const shareOf = (event: PointerEvent) => {
    const { left = 0, width = 1 } = box.current?.getBoundingClientRect() ?? {};
    return Math.max(0, Math.min(1, (event.clientX - left) / width));
  };
  return {
    selected,
    handlers: {
      onPointerDown: (event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { share: shareOf(event), pans: moves && !event.shiftKey };
      },
      onPointerMove: (event) => {
        const start = from.current;
        if (start === undefined) return;
        const share = shareOf(event);
        if (start.pans) {
          act.onPan(start.share - share);
          from.current = { share, pans: true };
        } else {
          setSelected({ from: Math.min(start.share, share), to: Math.max(start.share, share) });
        }
      },
      onPointerUp: () => {
        from.current = undefined;
        setSelected(undefined);
        if (selected === undefined) return;
        const width = box.current?.clientWidth ?? 0;
        if ((selected.to - selected.from) * width >= leastPx)
          act.onSelect(selected.from, selected.to);
      },
      onPointerCancel: () => {
        from.current = undefined;
        setSelected(undefined);
      },
    },
  };
}
