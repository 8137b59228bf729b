import { cx } from "../../../shared/lib/cx.ts";
import type { Way } from "../../../shared/lib/event-look.ts";
import { shortened, time } from "../../../shared/lib/format.ts";
import styles from "./diagram.module.css";
import type { Lanes } from "./layout.ts";
import type { GroupStep } from "./steps.ts";
import type { StepWords } from "./words.ts";

/** About how wide a letter of each face is. */
const letter = { title: 7.1, data: 7.25, prose: 6.4, figure: 6.3 };
/** Less of a detail than this says nothing. */
const leastShown = 12;
/** How far below its start an arrow ends: what travels takes time. */
const slant = 5;
/** From an arrow's end to its lane. */
const inset = 7;

/** How far its words are moved in: a group has a mark before them, and one within another stands deeper. */
export function indentOf({ depth }: GroupStep): number {
  return 18 + Math.min(depth, 4) * 12;
}

/** What a step says, above its arrow: as much as there is room for. */
export function Label({
  y,
  words,
  lanes,
  lead,
}: {
  y: number;
  words: StepWords;
  lanes: Lanes;
  lead: number;
}) {
  const { title, detail, data, figure } = words;
  const left = lanes.client + 16 + lead;
  const right = lanes.server - 16;
  const figureWidth = figure === "" ? 0 : figure.length * letter.figure + 12;
  const room = right - left - title.length * letter.title - 10 - figureWidth;
  const most = Math.max(0, Math.floor(room / (data ? letter.data : letter.prose)) - 1);
  return (
    <>
      <text x={left} y={y} className={styles.label}>
        <tspan className={styles.title}>{title}</tspan>
        {detail !== "" && most >= Math.min(detail.length, leastShown) && (
          <tspan dx={10} className={data ? styles.data : styles.prose}>
            {shortened(detail, most)}
          </tspan>
        )}
      </text>
      {figure !== "" && (
        <text x={right} y={y} className={styles.figure}>
          {figure}
        </text>
      )}
    </>
  );
}

/** From one lane to the other. */
export function Arrow({ y, way, lanes, cut }: { y: number; way: Way; lanes: Lanes; cut: boolean }) {
  const isUp = way === "up";
  const from = isUp ? lanes.client + inset : lanes.server - inset;
  const full = isUp ? lanes.server - inset : lanes.client + inset;
  const to = cut ? full - 24 : full;
  const back = isUp ? -8 : 8;
  const end = y + slant;
  return (
    <>
      <path d={`M${from} ${y}L${to} ${end}`} className={styles.line} />
      {cut ? (
        <path d={`M${to + 4} ${end - 5}l10 10m0 -10l-10 10`} className={styles.tip} />
      ) : (
        <path d={`M${to + back} ${end - 5}L${to} ${end}l${back} 5`} className={styles.tip} />
      )}
    </>
  );
}

/** Many arrows as one band, with a tip for each direction that it holds. */
export function Bundle({ y, step, lanes }: { y: number; step: GroupStep; lanes: Lanes }) {
  const left = lanes.client + inset;
  const right = lanes.server - inset;
  const { sent, received } = step.after;
  const up = sent > step.before.sent;
  const down = received > step.before.received;
  const fold = lanes.client - 2 + indentOf(step);
  return (
    <>
      <path
        d={step.open ? `M${fold} ${y - 16}l4 4l4 -4` : `M${fold + 2} ${y - 17}l4 4l-4 4`}
        className={styles.fold}
      />
      <rect
        x={left}
        y={y - 2}
        width={right - left}
        height={14}
        rx={7}
        className={cx(styles.band, up && styles.up, down && styles.down, up && down && styles.both)}
      />
      {up && (
        <path
          d={`M${right - 10} ${y + 0.5}l5 4.5l-5 4.5m-6 -9l5 4.5l-5 4.5`}
          className={styles.upTip}
        />
      )}
      {down && (
        <path
          d={`M${left + 10} ${y + 0.5}l-5 4.5l5 4.5m6 -9l-5 4.5l5 4.5`}
          className={styles.downTip}
        />
      )}
    </>
  );
}

/** What happens at the client alone. */
export function Note({
  y,
  words,
  lanes,
  dot,
}: {
  y: number;
  words: StepWords;
  lanes: Lanes;
  dot: boolean;
}) {
  const left = lanes.client + 16;
  const room = lanes.server - 16 - left - words.title.length * letter.title - 10;
  return (
    <>
      {dot && <circle cx={lanes.client} cy={y} r={4.5} className={styles.dot} />}
      <text x={left} y={y + 4} className={styles.label}>
        <tspan className={styles.title}>{words.title}</tspan>
        <tspan dx={10} className={styles.prose}>
          {shortened(words.detail, Math.max(4, Math.floor(room / letter.prose) - 1))}
        </tspan>
      </text>
    </>
  );
}

/** The status: a bar across both lanes, which ends them. */
export function Ending({ y, words, lanes }: { y: number; words: StepWords; lanes: Lanes }) {
  const left = lanes.client - 12;
  const width = lanes.server - lanes.client + 24;
  const room = width - 40 - words.title.length * 8.4;
  return (
    <>
      <rect x={left} y={y - 16} width={width} height={32} rx={8} className={styles.ending} />
      <text x={left + 16} y={y + 4.5} className={styles.label}>
        <tspan className={styles.code}>{words.title}</tspan>
        <tspan dx={10} className={styles.prose}>
          {shortened(words.detail, Math.max(0, Math.floor(room / letter.prose) - 1))}
        </tspan>
      </text>
    </>
  );
}

/** A pause: the lanes are broken, as a long axis is in a chart. */
export function Break({ gap, y, lanes }: { gap: number; y: number; lanes: Lanes }) {
  return (
    <>
      {[lanes.client, lanes.server].map((x) => (
        <g key={x}>
          <path d={`M${x - 9} ${y + 2}l18 -6v6l-18 6z`} className={styles.gapFill} />
          <path d={`M${x - 8} ${y + 2}l16 -6m0 6l-16 6`} className={styles.gapEdge} />
        </g>
      ))}
      <text x={(lanes.client + lanes.server) / 2} y={y + 4} className={styles.gap}>
        {time(gap)}
      </text>
    </>
  );
}
