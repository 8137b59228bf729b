import type { DescMethod, Registry } from "@bufbuild/protobuf";
import type { CallLog, Protocol } from "@grpc-playground/call";
import { Flow } from "./flow.tsx";
import { Metadata } from "./metadata.tsx";
import { Now } from "./now.tsx";
import styles from "./timeline.module.css";

export interface TimelineProps {
  log: CallLog;
  method: DescMethod;
  registry: Registry;
  protocol: Protocol;
}

/** The call as it happens: the newest event in words, all of them in order, headers and trailers. */
export function Timeline(props: TimelineProps) {
  const { log, registry, protocol } = props;
  return (
    <div className={styles.timeline}>
      <Now log={log} registry={registry} protocol={protocol} />
      <Flow {...props} />
      <Metadata log={log} />
    </div>
  );
}
