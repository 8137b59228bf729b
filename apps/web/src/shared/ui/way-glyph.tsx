import type { Way } from "../lib/event-look.ts";
import styles from "./way-glyph.module.css";
import ways from "./ways.module.css";

const paths: Record<Way, string> = {
  up: "M2 8h11.5M9 3.5 13.5 8 9 12.5",
  down: "M14 8H2.5M7 3.5 2.5 8 7 12.5",
  none: "M8 5.5a2.5 2.5 0 1 0 .01 0",
  ok: "M3 8.5 6.5 12 13 4.5",
  warn: "M4 4l8 8M12 4l-8 8",
  error: "M4 4l8 8M12 4l-8 8",
};

/** An arrow to the right for client to server, to the left for server to client. Decoration: say it in words too. */
export function WayGlyph({ way, small = false }: { way: Way; small?: boolean }) {
  const edge = small ? 12 : 16;
  return (
    <svg width={edge} height={edge} viewBox="0 0 16 16" className={ways[way]} aria-hidden>
      <path d={paths[way]} className={styles.path} />
    </svg>
  );
}
