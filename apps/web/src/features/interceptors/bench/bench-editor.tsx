import type { InterceptorInfo, InterceptorName, Side } from "@grpc-playground/interceptors";
import { Suspense, useState } from "react";
import { cx } from "../../../shared/lib/cx.ts";
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
  const [shown, setShown] = useState<InterceptorName>();
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
      {/* One takes the place of the other: rows that moved would be missed by the pointer. */}
      <div className={styles.words}>
        <p className={cx(styles.about, looked && styles.away)}>
          An interceptor stands around every call, like a layer of an onion: the first sees the
          request first, and the reply last. They are in effect from the next call on, for every
          method.
        </p>
        {looked && (
          <About
            {...looked}
            isCodeShown={shown === looked.info.name}
            onCode={(isShown) => setShown(isShown ? looked.info.name : undefined)}
          />
        )}
      </div>
      {looked && shown === looked.info.name && (
        <Suspense>
          <Source name={shown} title={looked.info.title} />
        </Suspense>
      )}
    </div>
  );
}

/** What one interceptor does. */
function About({
  info: { title, does },
  side,
  isCodeShown,
  onCode,
}: {
  info: InterceptorInfo;
  side: Side;
  isCodeShown: boolean;
  onCode: (isShown: boolean) => void;
}) {
  return (
    <div className={styles.detail}>
      <p className={styles.about}>
        <b>{title}.</b> {does[side]}
      </p>
      <Button
        size="sm"
        variant="ghost"
        aria-expanded={isCodeShown}
        aria-label={`Code of ${title}`}
        onClick={() => onCode(!isCodeShown)}
      >
        Code
      </Button>
    </div>
  );
}
