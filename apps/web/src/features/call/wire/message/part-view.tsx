import type { DescMethod, Registry } from "@bufbuild/protobuf";
import type { BodyPart, CallLog, Protocol } from "@grpc-playground/call";
import { useMemo, type ReactNode } from "react";
import { annotate } from "../../../../shared/bytes/annotate.ts";
import { AnnotatedBytes } from "../../../../shared/bytes/annotated-bytes.tsx";
import { compactJson } from "../../../../shared/lib/message-json.ts";
import { number, shortened, time } from "../../../../shared/lib/format.ts";
import { WayGlyph } from "../../../../shared/ui/way-glyph.tsx";
import type { Picked } from "../../view-props.ts";
import { Decompressed } from "./decompressed.tsx";
import { NotKept } from "./not-kept.tsx";
import { NotThere } from "./not-there.tsx";
import styles from "./part-view.module.css";
import { bodyForm, endOfBody, messageAt, partCount, schemaOf } from "./parts-of.ts";

export interface PartViewProps {
  log: CallLog;
  method: DescMethod;
  registry: Registry;
  protocol: Protocol;
  picked: Picked;
  /** What carried the bytes, in words and buttons. */
  carried?: ReactNode;
}

/** A message of the call, and its bytes as they travelled. */
export function PartView(props: PartViewProps) {
  const { log, method, registry, protocol, picked, carried } = props;
  const { way, index } = picked;
  const part = log.wire[way].part(index);
  const form = bodyForm(log, protocol, way);
  const end = way === "down" ? endOfBody(log, part, form) : undefined;
  const schema = schemaOf(method, way);
  // Looked for once, when it is there: of a long call that is a long way.
  const isThere = index < (way === "up" ? log.counters.sent : log.counters.received);
  const event = useMemo(
    () => (isThere ? messageAt(log, way, index) : undefined),
    [log, way, index, isThere],
  );
  const name = end ?? `message ${number(index + 1)} ${way === "up" ? "sent" : "received"}`;

  const went = index < partCount(log, way);
  const at = part?.at ?? event?.at;
  return (
    <div className={styles.part}>
      <div className={styles.head}>
        <WayGlyph way={way} />
        <span className={styles.json}>
          {event === undefined
            ? name
            : shortened(compactJson(schema, event.message, event.size, registry), 300)}
        </span>
        {at !== undefined && <span className={styles.time}>{time(at)}</span>}
      </div>
      {part === undefined && !went && <NotThere log={log} picked={picked} />}
      {part === undefined && went && (
        <NotKept event={event} method={method} registry={registry} picked={picked} name={name} />
      )}
      {part !== undefined && (
        <Travelled
          part={part}
          name={name}
          options={{ ...form, schema, registry, first: index }}
          picked={picked}
          log={log}
        />
      )}
      {carried}
    </div>
  );
}

interface TravelledProps {
  part: BodyPart;
  name: string;
  options: Parameters<typeof annotate>[1];
  picked: Picked;
  log: CallLog;
}

function Travelled({ part, name, options, picked, log }: TravelledProps) {
  const { bytes } = part;
  const { framing, json, schema, registry, first } = options ?? {};
  const tree = useMemo(
    () => annotate(bytes, { framing, json, schema, registry, first }),
    [bytes, framing, json, schema, registry, first],
  );
  const flags = bytes[0] ?? 0;
  const isCompressed = framing !== "none" && (flags & 0x01) !== 0;
  // How Connect ends a stream is JSON, whatever its messages are.
  const isJson = json === true || (framing === "connect" && (flags & 0x02) !== 0);
  return (
    <>
      <AnnotatedBytes
        tree={tree}
        label={name}
        tone={picked.way === "up" ? "c2s" : "s2c"}
        fileName={`${name.replaceAll(/[ ,]/g, "-")}.bin`}
      />
      {isCompressed && (
        <Decompressed
          bytes={bytes}
          name={name}
          options={{ schema, registry, json: isJson }}
          way={picked.way}
          log={log}
        />
      )}
    </>
  );
}
