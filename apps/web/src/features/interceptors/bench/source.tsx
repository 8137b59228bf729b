import type { InterceptorName } from "@grpc-playground/interceptors";
import { use } from "react";
import { CopyButton } from "../../../shared/ui/copy-button.tsx";
import styles from "./bench.module.css";
import { sources } from "./sources.ts";

const loaded = new Map<InterceptorName, Promise<string | undefined>>();

function textOf(name: InterceptorName): Promise<string | undefined> {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const loading = sources[name]().then(
    (module) => module.default,
    () => undefined,
  );
  loaded.set(name, loading);
  return loading;
}

/** An interceptor's own code. */
export function Source({ name, title }: { name: InterceptorName; title: string }) {
  const text = use(textOf(name));
  if (text === undefined) {
    return <p className={styles.about}>The code could not be loaded. Reload the page for it.</p>;
  }
  return (
    <div className={styles.source}>
      {/* It scrolls, and has to be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className={styles.code} tabIndex={0} aria-label={`Code of ${title}`}>
        {text.trimEnd()}
      </pre>
      <div className={styles.copy}>
        <CopyButton text={text} label={`Copy the code of ${title}`} />
      </div>
    </div>
  );
}
