import { Prose } from "../../shared/ui/prose.tsx";
import type { DescMethod } from "@bufbuild/protobuf";
import { rpcTypeGuides, type RpcType } from "@grpc-playground/call";
import { describeMethod, describeService, type ServiceModel } from "@grpc-playground/schema";
import { memo, type ReactNode } from "react";
import { Badge } from "../../shared/ui/badge.tsx";
import { RpcGlyph, rpcKindNames } from "../../shared/ui/rpc-glyph.tsx";
import styles from "./method-header.module.css";

/** What is called, and what kind of call it is; with tools beside its name, that stay the same object. */
export const MethodHeader = memo(function MethodHeader({
  method,
  tools,
}: {
  method: DescMethod;
  tools?: ReactNode;
}) {
  const model = describeMethod(method);
  const service = describeService(method.parent);
  const guide = rpcTypeGuides[method.methodKind satisfies RpcType];
  return (
    <header className={styles.header}>
      <div className={styles.title}>
        <h3 className={styles.name}>
          {model.name}
          {model.deprecated && <Badge tone="warn">deprecated</Badge>}
        </h3>
        {tools}
      </div>
      <p className={styles.signature}>
        <Type label={model.input} className={styles.input} />
        <span className={styles.arrow} aria-hidden="true">
          →
        </span>
        <span className={styles.returns}> returns </span>
        <Type label={model.output} className={styles.output} />
      </p>
      <ServiceLine {...service} />
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

/** The service, with what its .proto file says of it behind its name. */
function ServiceLine({ typeName, comment, deprecated }: ServiceModel) {
  const name = (
    <>
      <span className={styles.serviceName}>{typeName}</span>
      {deprecated && <Badge tone="warn">deprecated</Badge>}
    </>
  );
  if (!comment) return <p className={styles.service}>{name}</p>;
  return (
    <details className={styles.service}>
      <summary>{name}</summary>
      <div className={styles.comment}>
        <Prose text={comment} />
      </div>
    </details>
  );
}

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
