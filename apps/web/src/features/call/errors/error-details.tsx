import type { Registry } from "@bufbuild/protobuf";
import type { ErrorDetail } from "@grpc-playground/call";
import { lazy, Suspense, useMemo } from "react";
import { Code } from "../../../shared/ui/code.tsx";
import { CopyButton } from "../../../shared/ui/copy-button.tsx";
import { RawFields, underRaw } from "./raw-under.tsx";
import { readDetail, type ReadDetail } from "./error-detail.ts";
import { counted } from "../../../shared/lib/format.ts";
import { JsonTree } from "../../../shared/ui/json-tree.tsx";
import { prettyJson } from "../../../shared/lib/message-json.ts";
import styles from "./outcome.module.css";

// Few servers send them, and their JSON stands below in any case.
const ViolationList = lazy(async () => {
  try {
    return await import("./violation-list.tsx");
  } catch {
    return { default: () => null };
  }
});

function Detail({ detail: { type, purpose, content } }: { detail: ReadDetail }) {
  return (
    <div className={styles.detail}>
      <div className={styles.detailHead}>
        <Code plain>{type}</Code>
        {purpose !== undefined && <span className={styles.purpose}>{purpose}</span>}
        {content.kind === "json" && (
          <span className={styles.copy}>
            <CopyButton label="Copy as JSON" text={() => prettyJson(content.value)} />
          </span>
        )}
      </div>
      {content.kind === "json" ? (
        <>
          {type === "buf.validate.Violations" && (
            <Suspense>
              <ViolationList json={content.value} />
            </Suspense>
          )}
          <JsonTree value={content.value} under={underRaw(content.raw)} />
        </>
      ) : (
        <RawFields bytes={content.bytes} reason={content.reason} />
      )}
    </div>
  );
}

/** What the server packed into the error beside its message. */
export function ErrorDetails({
  details,
  registry,
}: {
  details: readonly ErrorDetail[];
  registry: Registry;
}) {
  const read = useMemo(
    () => details.map((detail) => readDetail(detail, registry)),
    [details, registry],
  );
  return (
    <div className={styles.details}>
      <h3 className={styles.heading}>{counted(read.length, "detail")} from the server</h3>
      {read.map((detail, index) => (
        // Two details may be of one type, and they never change.
        // oxlint-disable-next-line react/no-array-index-key
        <Detail key={`${index} ${detail.type}`} detail={detail} />
      ))}
    </div>
  );
}
