import { RpcGlyph, rpcKindNames, type RpcKind } from "../../shared/ui/rpc-glyph.tsx";
import styles from "./legend.module.css";

const kinds: readonly RpcKind[] = [
  "unary",
  "server_streaming",
  "client_streaming",
  "bidi_streaming",
];

/** What the glyphs and the two colours mean. */
export function Legend() {
  return (
    <div className={styles.legend}>
      <ul className={styles.kinds} aria-label="RPC types">
        {kinds.map((kind) => (
          <li key={kind} className={styles.kind}>
            <RpcGlyph kind={kind} />
            {rpcKindNames[kind].replace(/ streaming/, kind === "bidi_streaming" ? "" : " stream")}
          </li>
        ))}
      </ul>
      <p className={styles.directions}>
        <span className={styles.up}>client → server</span>
        <span className={styles.down}>server → client</span>
      </p>
    </div>
  );
}
