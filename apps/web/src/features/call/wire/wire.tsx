import { useLogVersion } from "../../../shared/lib/use-log-version.ts";
import type { ViewProps } from "../view-props.ts";
import { PartPicker } from "./message/part-picker.tsx";
import { PartView } from "./message/part-view.tsx";
import { bodyForm, endOfBody, partCount } from "./message/parts-of.ts";
import styles from "./wire.module.css";

/** The bytes of the call: of each message, and of what carried it. */
export function Wire(props: ViewProps) {
  const { log, method, registry, protocol, onPick } = props;
  useLogVersion(log.wire);
  const down = log.wire.down;
  const form = bodyForm(log, protocol, "down");
  const hasEnd = endOfBody(down.part(down.count - 1), form);
  const messages = {
    up: partCount(log, "up"),
    down: partCount(log, "down") - (hasEnd ? 1 : 0),
  };
  const end = hasEnd
    ? { index: down.count - 1, name: form.framing === "connect" ? "End of stream" : "Trailers" }
    : undefined;
  const picked = props.picked ?? { way: messages.up > 0 ? "up" : "down", index: 0 };
  return (
    <div className={styles.wire}>
      <PartPicker picked={picked} messages={messages} end={end} onPick={onPick} />
      <PartView log={log} method={method} registry={registry} protocol={protocol} picked={picked} />
    </div>
  );
}
