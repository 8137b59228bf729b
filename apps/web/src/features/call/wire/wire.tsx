import { useLogVersion } from "../../../shared/lib/use-log-version.ts";
import { late } from "../../../shared/ui/late.tsx";
import type { Inspect, ViewProps } from "../view-props.ts";
import { FramesChoice } from "./frames/frames-choice.tsx";
import { Exchange } from "./http/exchange.tsx";
import { PartPicker } from "./message/part-picker.tsx";
import { PartView } from "./message/part-view.tsx";
import { bodyForm, endOfBody, partCount, type BodyEnd } from "./message/parts-of.ts";
import styles from "./wire.module.css";

const Frames = late(async () => (await import("./frames/frames.tsx")).Frames);

const endNames: Readonly<Record<BodyEnd, string>> = {
  trailers: "Trailers",
  "end of stream": "End of stream",
  error: "Error",
};

export interface WireProps extends ViewProps {
  inspect?: Inspect | undefined;
}

/** The bytes of the call: of each message, and of what carried it. */
export function Wire(props: WireProps) {
  const { log, method, registry, protocol, onPick, inspect } = props;
  useLogVersion(log.wire);
  const down = log.wire.down;
  const form = bodyForm(log, protocol, "down");
  const ending = endOfBody(log, down.part(down.count - 1), form);
  const messages = {
    up: partCount(log, "up"),
    down: partCount(log, "down") - (ending === undefined ? 0 : 1),
  };
  const end = ending && { index: down.count - 1, name: endNames[ending] };
  const picked = props.picked ?? { way: messages.up > 0 ? "up" : "down", index: 0 };
  return (
    <div className={styles.wire}>
      <PartPicker picked={picked} messages={messages} end={end} onPick={onPick} />
      <PartView log={log} method={method} registry={registry} protocol={protocol} picked={picked} />
      {protocol === "grpc" ? (
        <Frames
          log={log}
          picked={picked}
          onPick={onPick}
          choice={inspect && <FramesChoice inspect={inspect} />}
          wanted={inspect?.value ?? true}
        />
      ) : (
        <Exchange log={log} method={method} registry={registry} protocol={protocol} />
      )}
    </div>
  );
}
