import { Prose } from "../../shared/ui/prose.tsx";
import type { DescMethod } from "@bufbuild/protobuf";
import { rpcTypeGuides, type RpcType } from "@grpc-playground/call";
import { describeMethod } from "@grpc-playground/schema";
import { memo } from "react";
import { Badge } from "../../shared/ui/badge.tsx";
import { RpcGlyph, rpcKindNames } from "../../shared/ui/rpc-glyph.tsx";
import styles from "./method-header.module.css";

/** What is called, and what kind of call it is. */
export const MethodHeader = memo(function MethodHeader({ method }: { method: DescMethod }) {
  const model = describeMethod(method);
  const guide = rpcTypeGuides[method.methodKind satisfies RpcType];
  return (
    <header className={styles.header}>
      <h3 className={styles.name}>
        {model.name}
        {model.deprecated && <Badge tone="warn">deprecated</Badge>}
      </h3>
      <p className={styles.signature}>
        <Type label={model.input} className={styles.input} />
        <span className={styles.arrow} aria-hidden="true">
          →
        </span>
        <span className={styles.returns}> returns </span>
        <Type label={model.output} className={styles.output} />
      </p>
      {model.comment && (
        <div className={styles.comment}>
          <Prose text={model.comment} />
        </div>
      )}
      <p className={styles.kind}>
        <RpcGlyph kind={method.methodKind} />
        <span>
          <strong>{rpcKindNames[method.methodKind]}.</strong> {guide.line} {guide.whenToUse}
        </span>
      </p>
    </header>
  );
});

/** `stream Name`, the word apart from the type. */
function Type({ label, className }: { label: string; className: string | undefined }) {
  const [, stream, name] = /^(stream )?(.*)$/.exec(label) ?? [];
  return (
    <span className={className}>
      {stream && <span className={styles.stream}>stream </span>}
      {name}
    </span>
  );
}
