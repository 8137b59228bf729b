import UPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { size } from "../../../shared/lib/format.ts";

/** How a line is drawn: as CSS has the colour now, since a canvas knows no variables. */
export interface LineLook {
  readonly colour: string;
  readonly dashed: boolean;
  readonly filled: boolean;
}

/** A span of time to be marked, in ms. */
export type Mark = readonly [from: number, to: number];

export interface PlotLook {
  readonly lines: readonly LineLook[];
  readonly text: string;
  readonly grid: string;
  readonly mark: string;
  /** Such as `12px Inter`. */
  readonly font: string;
}

export interface Plot {
  /** Times in ms, then as many values in bytes for each line. */
  setData(data: readonly (readonly number[])[], marks: readonly Mark[]): void;
  setWidth(width: number): void;
  destroy(): void;
}

const height = 180;

/** Bytes on an axis: powers of two, so that KiB and MiB come out round. */
const byteSteps = Array.from({ length: 40 }, (_, power) => 2 ** power);

/**
 * A chart of bytes over time, as steps: what was told stays so until the next.
 *
 * @param onPoint told of the place of the point under the pointer, or that there is none
 */
export function createPlot(
  into: HTMLElement,
  look: PlotLook,
  onPoint: (index: number | undefined) => void,
): Plot {
  let marks: readonly Mark[] = [];
  const axis = {
    stroke: look.text,
    font: look.font,
    grid: { stroke: look.grid, width: 1 },
    ticks: { show: false },
  } satisfies UPlot.Axis;
  const stepped = UPlot.paths.stepped?.({ align: 1 });

  const drawMarks = (self: UPlot) => {
    const { ctx, bbox } = self;
    ctx.save();
    ctx.fillStyle = look.mark;
    for (const [from, to] of marks) {
      const left = Math.max(bbox.left, self.valToPos(from, "x", true));
      const right = Math.min(bbox.left + bbox.width, self.valToPos(to, "x", true));
      ctx.fillRect(left, bbox.top, Math.max(0, right - left), bbox.height);
    }
    ctx.restore();
  };

  const plot = new UPlot(
    {
      width: Math.max(1, into.clientWidth),
      height,
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false, setScale: false }, points: { size: 6 } },
      scales: { x: { time: false }, y: { range: (_, __, top) => [0, Math.max(1024, top * 1.08)] } },
      axes: [
        { ...axis, size: 28, values: (_, splits) => splits.map(seconds) },
        { ...axis, size: 64, incrs: byteSteps, values: (_, splits) => splits.map(size) },
      ],
      series: [
        {},
        ...look.lines.map(({ colour, dashed, filled }) => ({
          stroke: colour,
          width: 2,
          points: { show: false },
          ...(stepped && { paths: stepped }),
          ...(dashed && { dash: [5, 4] }),
          ...(filled && { fill: faded(colour) }),
        })),
      ],
      hooks: {
        drawClear: [drawMarks],
        setCursor: [({ cursor: { idx } }) => onPoint(idx ?? undefined)],
      },
    },
    [[], ...look.lines.map(() => [])],
    into,
  );
  return {
    setData(data, newMarks) {
      marks = newMarks;
      // Its types have no read-only arrays; it changes none.
      plot.setData(data as UPlot.AlignedData);
    },
    setWidth: (width) => plot.setSize({ width, height }),
    destroy: () => plot.destroy(),
  };
}

function seconds(ms: number): string {
  return `${Number((ms / 1000).toFixed(3))} s`;
}

/** A colour as CSS reports it, such as `rgb(27, 89, 207)`, let through. */
function faded(colour: string): string {
  return colour.replace(/^rgb\((.*)\)$/, "rgba($1, 0.14)");
}
