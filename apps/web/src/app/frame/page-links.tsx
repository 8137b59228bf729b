import { Binary, GraduationCap, type LucideIcon } from "lucide-react";
import { cx } from "../../shared/lib/cx.ts";
import styles from "./page-links.module.css";
import { decodeHash, learnHash } from "../routes/route.ts";

interface PageLinkProps {
  /** Whether that page is the one that is shown. */
  current: boolean;
}

/** The way to the page that decodes bytes. */
export function DecodeLink({ current }: PageLinkProps) {
  return <PageLink hash={decodeHash} icon={Binary} name="Decode bytes" current={current} />;
}

/** The way to the course. */
export function LearnLink({ current }: PageLinkProps) {
  return <PageLink hash={learnHash} icon={GraduationCap} name="Learn" current={current} />;
}

function PageLink({
  hash,
  icon: Icon,
  name,
  current,
}: PageLinkProps & { hash: string; icon: LucideIcon; name: string }) {
  return (
    <a
      href={hash}
      aria-current={current ? "page" : undefined}
      className={cx(styles.link, current && styles.current)}
      title={name}
    >
      <Icon size={16} aria-hidden />
      <span className={styles.text}>{name}</span>
    </a>
  );
}
