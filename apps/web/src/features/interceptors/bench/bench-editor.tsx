import type { InterceptorName } from "@grpc-playground/interceptors";
import styles from "./bench.module.css";
import { ChainList } from "./chain-list.tsx";

/** The interceptors that are on, at each end, the outermost first. */
export interface BenchChains {
  readonly client: readonly InterceptorName[];
  readonly server: readonly InterceptorName[];
}

export interface BenchEditorProps {
  chains: BenchChains;
  onChange: (chains: BenchChains) => void;
  /** Whether the target has the bench's interceptors at its side. */
  isObeyed: boolean;
}

/** Which interceptors a call goes through, and in which order. */
export function BenchEditor({ chains, onChange, isObeyed }: BenchEditorProps) {
  return (
    <div className={styles.bench}>
      <p className={styles.about}>
        An interceptor stands around every call, like a layer of an onion: the first sees the
        request first, and the reply last. These are in effect from the next call on, for every
        method.
      </p>
      <div className={styles.sides}>
        <ChainList
          side="client"
          chain={chains.client}
          onChange={(client) => onChange({ ...chains, client })}
        />
        <ChainList
          side="server"
          chain={chains.server}
          onChange={(server) => onChange({ ...chains, server })}
          idle={
            isObeyed
              ? undefined
              : "Only the playground's own servers obey these; another server has its own."
          }
        />
      </div>
    </div>
  );
}
