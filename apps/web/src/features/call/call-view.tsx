import type { DescMethod } from "@bufbuild/protobuf";
import type { CallLog } from "@grpc-playground/call";
import { useState, type ReactNode } from "react";
import { logKey } from "../../shared/lib/log-key.ts";
import { useLogVersion } from "../../shared/lib/use-log-version.ts";
import { late } from "../../shared/ui/late.tsx";
import { Region } from "../../shared/ui/region.tsx";
import { Tabs, type TabItem } from "../../shared/ui/tabs.tsx";
import { PauseButton } from "./pressure/pause-button.tsx";
import type { Reading } from "./pressure/reading.ts";
import { StatusLine } from "./status/status-line.tsx";
import { Timeline } from "./timeline/timeline.tsx";
import { Waiting } from "./timeline/waiting.tsx";
import type { Inspect, Picked, ViewProps } from "./view-props.ts";

const Sequence = late(async () => (await import("./sequence/sequence.tsx")).Sequence);
const Wire = late(async () => (await import("./wire/wire.tsx")).Wire);
const Pressure = late(async () => (await import("./pressure/pressure.tsx")).Pressure);
const Learn = late(async () => (await import("./learn/learn.tsx")).Learn);

export interface CallViewProps extends Pick<ViewProps, "registry" | "protocol"> {
  /** The method in view; undefined before one is chosen. */
  method: DescMethod | undefined;
  /** The newest call of that method; undefined before the first. */
  log: CallLog | undefined;
  /** The call itself, while it runs here. */
  call?: Reading | undefined;
  inspect?: Inspect | undefined;
  /** Views that are not of this feature, between Wire and Learn. */
  more?: readonly TabItem[];
  /** Small buttons for the call as a whole, at the end of the tabs. */
  tools?: ReactNode;
  /** Buttons for the call as a whole, beside its status. */
  actions?: ReactNode;
  /** Hears of each view that is opened, by the value of its tab. */
  onView?: ((value: string) => void) | undefined;
  /** What stands below the timeline; it may open another view by its value. */
  renderBelow?: ((open: (view: string) => void) => ReactNode) | undefined;
}

/** One call, live: the region `Response`. */
export function CallView(props: CallViewProps) {
  const {
    method,
    log,
    call,
    inspect,
    registry,
    protocol,
    more = [],
    tools,
    actions,
    renderBelow,
  } = props;
  // What is below reads the log itself; this only has it rendered anew.
  useLogVersion(log);
  const [tab, setOpenTab] = useState("timeline");
  const setTab = (value: string) => {
    setOpenTab(value);
    props.onView?.(value);
  };
  // By its key: a call that is over and gone must not be kept by what was looked at in it.
  const key = log && logKey(log);
  const [picked, setPicked] = useState<Picked & { of: number | undefined }>();
  const onPick: ViewProps["onPick"] = (message, view) => {
    setPicked({ ...message, of: key });
    if (view !== undefined) setTab(view);
  };
  const view: (ViewProps & { key: number }) | undefined = method &&
    log && {
      key: logKey(log),
      log,
      method,
      registry,
      protocol,
      // What was looked at in another call is not in this one.
      picked: picked?.of === key ? picked : undefined,
      onPick,
    };
  const timeline: TabItem = {
    value: "timeline",
    label: "Timeline",
    panel:
      view === undefined ? (
        <Waiting method={method} />
      ) : (
        <>
          <Timeline {...view} />
          {renderBelow?.(setTab)}
        </>
      ),
  };
  const flow: TabItem[] =
    method === undefined || method.methodKind === "unary"
      ? []
      : [
          {
            value: "flow",
            label: "Flow",
            panel: view === undefined ? <Waiting method={method} /> : <Pressure {...view} />,
          },
        ];
  const answers =
    method?.methodKind === "server_streaming" || method?.methodKind === "bidi_streaming";
  const pause = answers && call !== undefined && log?.ended === false && (
    <PauseButton call={call} onPause={() => setTab("flow")} />
  );
  const items =
    method === undefined
      ? [timeline]
      : [
          timeline,
          {
            value: "sequence",
            label: "Sequence",
            panel: view === undefined ? <Waiting method={method} /> : <Sequence {...view} />,
          },
          {
            value: "wire",
            label: "Wire",
            panel:
              view === undefined ? (
                <Waiting method={method} />
              ) : (
                <Wire {...view} inspect={inspect} />
              ),
          },
          ...flow,
          ...more,
          {
            value: "learn",
            label: "Learn",
            panel: <Learn method={method} ended={log?.find("status")?.name} />,
          },
        ];
  // A view that goes away is closed: it does not open by itself when it comes back.
  if (tab !== "timeline" && !items.some(({ value }) => value === tab)) setOpenTab("timeline");
  return (
    <Region
      name="Response"
      title={<StatusLine log={log} />}
      actions={pause || actions || undefined}
    >
      <Tabs
        label="Views of the call"
        items={items}
        value={items.some(({ value }) => value === tab) ? tab : "timeline"}
        onValueChange={setTab}
        end={tools}
        fill
      />
    </Region>
  );
}
