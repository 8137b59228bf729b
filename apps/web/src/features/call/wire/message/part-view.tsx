import { toBinary, type DescMethod, type Registry } from "@bufbuild/protobuf";
import type { BodyPart, CallLog, MessageEvent, Protocol } from "@grpc-playground/call";
import { useMemo, type ReactNode } from "react";
import { annotate } from "../../../../shared/bytes/annotate.ts";
import { AnnotatedBytes } from "../../../../shared/bytes/annotated-bytes.tsx";
import { compactJson } from "../../../../shared/lib/message-json.ts";
import { number, shortened, size, time } from "../../../../shared/lib/format.ts";
import { Callout } from "../../../../shared/ui/callout.tsx";
import { WayGlyph } from "../../../../shared/ui/way-glyph.tsx";
import type { Picked } from "../../view-props.ts";
import { Decompressed } from "./decompressed.tsx";
import styles from "./part-view.module.css";
import { bodyForm, endOfBody, messageAt, schemaOf } from "./parts-of.ts";

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
      {part === undefined ? (
        <NotKept event={event} method={method} registry={registry} picked={picked} name={name} />
      ) : (
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
  const isCompressed = framing !== "none" && ((bytes[0] ?? 0) & 1) === 1;
  return (
    <>
      <AnnotatedBytes
        tree={tree}
        label={name}
        tone={picked.way === "up" ? "c2s" : "s2c"}
        fileName={`${name.replaceAll(/[ ,]/g, "-")}.bin`}
      />
      {isCompressed && (
        <Decompressed bytes={bytes} name={name} options={options} way={picked.way} log={log} />
      )}
    </>
  );
}

interface NotKeptProps {
  event: MessageEvent | undefined;
  method: DescMethod;
  registry: Registry;
  picked: Picked;
  name: string;
}

function NotKept({ event, method, registry, picked, name }: NotKeptProps) {
  const schema = schemaOf(method, picked.way);
  const bytes = useMemo(() => event && toBinary(schema, event.message), [schema, event]);
  const tree = useMemo(
    () => bytes && annotate(bytes, { schema, registry }),
    [bytes, schema, registry],
  );
  if (tree === undefined) {
    return (
      <Callout title="This message is no longer kept">
        A call keeps its newest messages, so that the page does not fill the memory.
      </Callout>
    );
  }
  return (
    <>
      <Callout title="Encoded again: these are not the bytes that travelled">
        Those were not kept, or nothing told of them. The message itself was, and this is how
        protobuf writes it: {size(tree.bytes.length)}, without what it travelled in.
      </Callout>
      <AnnotatedBytes tree={tree} label={name} tone={picked.way === "up" ? "c2s" : "s2c"} />
    </>
  );
}
