import type { DescMethod, Registry } from "@bufbuild/protobuf";
import type { CallLog, Protocol } from "@grpc-playground/call";
import { late } from "../../shared/ui/late.tsx";
import { Region } from "../../shared/ui/region.tsx";
import { Tabs, type TabItem } from "../../shared/ui/tabs.tsx";
import { logKey } from "./log-key.ts";
import { StatusLine } from "./status-line.tsx";
import { Timeline } from "./timeline.tsx";
import { useLogVersion } from "./use-log-version.ts";
import { Waiting } from "./waiting.tsx";

const Learn = late(async () => (await import("./learn.tsx")).Learn);

export interface CallViewProps {
  /** The method in view; undefined before one is chosen. */
  method: DescMethod | undefined;
  /** The newest call of that method; undefined before the first. */
  log: CallLog | undefined;
  /** The target's types, to unpack Any messages and error details. */
  registry: Registry;
  /** What carries the call. */
  protocol: Protocol;
}

/** One call, live: the region `Response`. */
export function CallView({ method, log, registry, protocol }: CallViewProps) {
  // What is below reads the log itself; this only has it rendered anew.
  useLogVersion(log);
  const timeline: TabItem = {
    value: "timeline",
    label: "Timeline",
    panel:
      method === undefined || log === undefined ? (
        <Waiting method={method} />
      ) : (
        <Timeline
          key={logKey(log)}
          log={log}
          method={method}
          registry={registry}
          protocol={protocol}
        />
      ),
  };
  const items =
    method === undefined
      ? [timeline]
      : [
          timeline,
          {
            value: "learn",
            label: "Learn",
            panel: <Learn method={method} ended={log?.find("status")?.name} />,
          },
        ];
  return (
    <Region name="Response" title={<StatusLine log={log} />}>
      <Tabs label="Views of the call" items={items} fill />
    </Region>
  );
}
