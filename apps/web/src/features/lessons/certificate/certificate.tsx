import type { Ref } from "react";
import type { PartStand, Stand } from "../course/stand.ts";
import { PartLists, rowsOf } from "./part-lists.tsx";
import styles from "./certificate-page.module.css";

// A sheet of paper: the same in light and dark, and wherever the file is opened.
const ink = "#15181e";
const quiet = "#4b5261";
const up = "#1b59cf";
const down = "#c25a08";
const sans = "Inter Variable, Inter, Segoe UI, Helvetica, Arial, sans-serif";

/** A4 across, in tenths of a millimetre. */
const width = 2970;
const height = 2100;

/** The sheet. */
export function Certificate({
  ref,
  name,
  day,
  stand,
  parts,
}: {
  ref: Ref<SVGSVGElement>;
  name: string;
  /** When the last step was done. */
  day: Date | undefined;
  stand: Stand;
  /** Parts of the course. */
  parts: readonly PartStand[];
}) {
  const isAll = stand.done === stand.steps;
  const what = isAll
    ? `has done all ${parts.reduce((sum, part) => sum + part.lessons, 0)} lessons of Learn gRPC`
    : `has done ${stand.done} of ${stand.steps} steps of Learn gRPC`;
  return (
    <svg
      ref={ref}
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${height}`}
      className={styles.sheet}
      role="img"
      aria-label={`Certificate: ${name === "" ? "somebody" : name} ${what}`}
      fontFamily={sans}
      textAnchor="middle"
      fill={ink}
    >
      <rect width={width} height={height} fill="#ffffff" />
      <rect
        x={90}
        y={90}
        width={width - 180}
        height={height - 180}
        fill="none"
        stroke="#cdd2da"
        strokeWidth={3}
      />
      <Lanes />
      <text x={width / 2} y={640} fontSize={58} fill={quiet} letterSpacing={2}>
        This says that
      </text>
      <text x={width / 2} y={880} fontSize={nameSize(name)} fontWeight={650}>
        {name === "" ? "Your name" : name}
      </text>
      <line x1={735} x2={width - 735} y1={950} y2={950} stroke="#cdd2da" strokeWidth={3} />
      <text x={width / 2} y={1090} fontSize={74}>
        {what}
      </text>
      <text x={width / 2} y={1190} fontSize={52} fill={quiet}>
        on a real server, call by call
      </text>
      {isAll ? (
        rowsOf(parts.map((part) => part.name)).map((row, at) => (
          <text key={row} x={width / 2} y={1400 + at * 72} fontSize={44} fill={quiet}>
            {row}
          </text>
        ))
      ) : (
        <PartLists parts={parts} x={width / 2} ink={ink} quiet={quiet} />
      )}
      <text x={240} y={1860} fontSize={48} textAnchor="start" fontWeight={650}>
        gRPC Playground
      </text>
      <text x={width - 240} y={1860} fontSize={48} textAnchor="end" fill={quiet}>
        {day?.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" }) ??
          "not begun yet"}
      </text>
    </svg>
  );
}

/** As large as the sheet has room for: letters are about six tenths as wide as they are high. */
function nameSize(name: string): number {
  return Math.min(170, Math.floor((width - 500) / (0.6 * Math.max(1, name.length))));
}

/** A call of each type, as the page draws them: up in blue, down in orange. */
function Lanes() {
  const arrows: readonly (readonly [x: number, way: "up" | "down"])[] = [
    [0, "up"],
    [1, "down"],
    [3, "up"],
    [4, "down"],
    [5, "down"],
    [6, "down"],
    [8, "up"],
    [9, "up"],
    [10, "up"],
    [11, "down"],
    [13, "up"],
    [14, "down"],
    [15, "up"],
    [16, "down"],
  ];
  return (
    <g strokeWidth={8} strokeLinecap="round" fill="none" transform="translate(1005 300)">
      {arrows.map(([x, way]) => (
        <path
          key={x}
          stroke={way === "up" ? up : down}
          d={
            way === "up" ? "M0 150 V10 M-18 34 L0 10 L18 34" : "M0 10 V150 M-18 126 L0 150 L18 126"
          }
          transform={`translate(${x * 60} 0)`}
        />
      ))}
    </g>
  );
}
