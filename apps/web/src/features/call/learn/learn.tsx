import type { DescMethod } from "@bufbuild/protobuf";
import { rpcTypeGuides, statusList, type StatusName } from "@grpc-playground/call";
import { rpcTypeStories } from "@grpc-playground/call/rpc-type-stories";
import { memo } from "react";
import { cx } from "../../../shared/lib/cx.ts";
import { Disclosure } from "../../../shared/ui/disclosure.tsx";
import { LessonLink } from "../../../shared/ui/lesson-link.tsx";
import { Terms } from "../../../shared/ui/terms.tsx";
import { Lanes } from "../lanes/lanes.tsx";
import styles from "./learn.module.css";

/** The method's line in its .proto file. */
function Signature({ method }: { method: DescMethod }) {
  const { methodKind, input, output } = method;
  const sends = methodKind === "client_streaming" || methodKind === "bidi_streaming";
  const answers = methodKind === "server_streaming" || methodKind === "bidi_streaming";
  return (
    <p className={styles.signature}>
      rpc {method.name}(
      <span className={styles.up}>
        {sends && "stream "}
        {input.name}
      </span>
      ) returns (
      <span className={styles.down}>
        {answers && "stream "}
        {output.name}
      </span>
      )
    </p>
  );
}

/** What this RPC type is, when to use it, how it goes, and how any call can end. */
export const Learn = memo(function Learn({
  method,
  ended,
}: {
  method: DescMethod;
  /** How the call in view ended, to point it out. */
  ended: StatusName | undefined;
}) {
  const guide = rpcTypeGuides[method.methodKind];
  const story = rpcTypeStories[method.methodKind];
  return (
    <div className={styles.learn}>
      <h3 className={styles.title}>{guide.name}</h3>
      <p className={styles.line}>
        <Terms text={guide.line} />
      </p>
      <Signature method={method} />
      <p className={styles.prose}>
        <Terms text={story.about} />
      </p>
      <Lanes rpcType={method.methodKind} />
      <p>
        <LessonLink idea={method.methodKind} />
      </p>
      <h4 className={styles.heading}>When to use it</h4>
      <p className={styles.prose}>
        <Terms text={guide.whenToUse} />
      </p>
      <p className={styles.prose}>For example: {story.examples.join("; ")}.</p>
      <h4 className={styles.heading}>How a call can end</h4>
      <p className={styles.prose}>
        Every call ends with exactly one of these 17 codes, whatever its type. The server sends it
        after its last message; when the client gives up, or the two have lost each other, the
        client decides on one itself.
      </p>
      <div className={styles.statuses}>
        {statusList.map(({ code, name, meaning, raisedBy, next }) => (
          <Disclosure
            key={name}
            className={cx(styles.status, name === ended && styles.mine)}
            title={
              <span className={styles.statusTitle}>
                <span className={styles.code}>{code}</span>
                <span className={styles.name}>{name}</span>
                <span className={styles.meaning}>{meaning}</span>
              </span>
            }
            {...(name === ended && { note: "this call" })}
          >
            <div className={styles.more}>
              <p>
                <b>Usually raised by:</b> <Terms text={raisedBy} />
              </p>
              <p>
                <b>What to do next:</b> <Terms text={next} />
              </p>
            </div>
          </Disclosure>
        ))}
      </div>
    </div>
  );
});
