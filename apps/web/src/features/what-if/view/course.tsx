import type { CallLog, Protocol } from "@grpc-playground/call";
import { cx } from "../../../shared/lib/cx.ts";
import { time } from "../../../shared/lib/format.ts";
import { useLogVersion } from "../../../shared/lib/use-log-version.ts";
import { WayGlyph } from "../../../shared/ui/way-glyph.tsx";
import { courseOf } from "./course-of.ts";
import styles from "./what-if.module.css";

export interface CourseProps {
  name: string;
  log: CallLog;
  protocol: Protocol;
}

/** How one call went, beside another. */
export function Course({ name, log, protocol }: CourseProps) {
  // What is below reads the log itself; this only has it rendered anew.
  useLogVersion(log);
  const { lines, more } = courseOf(log, protocol);
  return (
    <section className={styles.course} aria-label={name}>
      <h4 className={styles.name}>{name}</h4>
      <ol className={styles.lines}>
        {lines.map(({ key, way, title, at }) => (
          <li key={key} className={cx(styles.line, styles[way])}>
            <WayGlyph way={way} small />
            <span className={styles.title}>{title}</span>
            <span className={styles.time}>{time(at)}</span>
          </li>
        ))}
      </ol>
      {more > 0 && <p className={styles.more}>and {more} more events before the end</p>}
      {!log.ended && <p className={styles.more}>under way</p>}
    </section>
  );
}
