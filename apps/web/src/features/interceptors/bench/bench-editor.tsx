import type { InterceptorInfo, InterceptorName, Side } from "@grpc-playground/interceptors";
import { Suspense, useState } from "react";
import { Button } from "../../../shared/ui/button.tsx";
import styles from "./bench.module.css";
import { ChainList } from "./chain-list.tsx";
import { Source } from "./source.tsx";

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
  const [looked, setLooked] = useState<{ info: InterceptorInfo; side: Side }>();
  return (
    <div className={styles.bench}>
      <div className={styles.sides}>
        <ChainList
          side="client"
          chain={chains.client}
          onChange={(client) => onChange({ ...chains, client })}
          onLook={(info) => setLooked({ info, side: "client" })}
        />
        <ChainList
          side="server"
          chain={chains.server}
          onChange={(server) => onChange({ ...chains, server })}
          onLook={(info) => setLooked({ info, side: "server" })}
          idle={
            isObeyed
              ? undefined
              : "Only the playground's own servers obey these; another server has its own."
          }
        />
      </div>
      {looked === undefined ? (
        <p className={styles.about}>
          An interceptor stands around every call, like a layer of an onion: the first sees the
          request first, and the reply last. They are in effect from the next call on, for every
          method.
        </p>
      ) : (
        <About {...looked} />
      )}
    </div>
  );
}

/** What one interceptor does, and its code. */
function About({ info: { name, title, does }, side }: { info: InterceptorInfo; side: Side }) {
  const [shown, setShown] = useState<InterceptorName>();
  const isShown = shown === name;
  return (
    <div>
      <div className={styles.detail}>
        <p className={styles.about}>
          <b>{title}.</b> {does[side]}
        </p>
        <Button
          size="sm"
          variant="ghost"
          aria-expanded={isShown}
          aria-label={`Code of ${title}`}
          onClick={() => setShown(isShown ? undefined : name)}
        >
          Code
        </Button>
      </div>
      {isShown && (
        <Suspense>
          <Source name={name} title={title} />
        </Suspense>
      )}
    </div>
  );
}
