import { MethodOptions_IdempotencyLevel } from "@bufbuild/protobuf/wkt";
import { sendsStream } from "@grpc-playground/call";
import { Columns4, Square } from "lucide-react";
import { useState } from "react";
import { number, time } from "../../../shared/lib/format.ts";
import { protocolNames } from "../../../shared/lib/protocol.ts";
import { useStore } from "../../../shared/lib/store.ts";
import { Button } from "../../../shared/ui/button.tsx";
import { Callout } from "../../../shared/ui/callout.tsx";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { RadioGroup } from "../../../shared/ui/radio-group.tsx";
import type { CompareProps } from "../compare-props.ts";
import { compare, comparisonOf, mostMessages } from "./comparison-store.ts";
import styles from "./protocols.module.css";
import { Results } from "./results.tsx";
import { plan } from "./run-comparison.ts";

const repeats = [
  { value: "1", label: "1" },
  { value: "5", label: "5" },
  { value: "20", label: "20" },
] as const;

/** Above this a comparison says how long it will take, in ms. */
const notable = 3_000;

/** The request of the newest call over each protocol, for real: what each sends, gets, and takes. */
export function Protocols({ method, runs: [newest], protocols, start, life }: CompareProps) {
  const comparison = comparisonOf(method);
  const { running, result } = useStore(comparison.state);
  const took = newest?.log.find("status")?.at;
  // A call that takes long is not made many times, unless somebody asks for it.
  const [repeat, setRepeat] = useState<"1" | "5" | "20">((took ?? 0) > 1_000 ? "1" : "5");

  if (newest === undefined) {
    return (
      <EmptyState icon={<Columns4 size={24} />} title="Make a call first">
        Its request is then sent over gRPC, gRPC-Web, Connect and Connect JSON, to be seen side by
        side: bytes, headers, framing, time.
      </EmptyState>
    );
  }
  const { log, isOwn } = newest;
  const able = protocols.filter(({ blocked }) => blocked === undefined);
  const names = able.map(({ protocol }) => protocol);
  const calls = plan(names, Number(repeat)).length;
  const streams = sendsStream(method.methodKind);
  const options = { protocols: names, streams, repeat: Number(repeat), start };
  const isSafe = method.idempotency === MethodOptions_IdempotencyLevel.NO_SIDE_EFFECTS;
  const { sent } = log.counters;
  return (
    <>
      <div className={styles.controls}>
        <p className={styles.intro}>
          Sends what the newest call sent, with its metadata and its deadline, over{" "}
          {able.length === 1 ? "gRPC alone" : "each protocol"}: once for its bytes, then for its
          time, in turns.{isSafe && ` That is ${number(calls)} calls.`}
        </p>
        <div className={styles.row}>
          <span className={styles.label} aria-hidden>
            Repeat
          </span>
          <RadioGroup
            label="Repeat"
            options={repeats}
            value={repeat}
            onChange={setRepeat}
            size="sm"
          />
          {running === undefined ? (
            <Button
              variant="primary"
              size="sm"
              onClick={() => void compare(comparison, log, options, life())}
            >
              Compare
            </Button>
          ) : (
            <Button
              size="sm"
              icon={<Square size={12} aria-hidden />}
              onClick={() => comparison.stop()}
            >
              Stop comparing
            </Button>
          )}
          <span aria-live="polite" className={styles.progress}>
            {running !== undefined &&
              `${protocolNames[running.protocol]}: call ${running.nth} of ${running.of}`}
          </span>
        </div>
        {running === undefined && !isSafe && (
          <Callout kind="warn" title={`This calls ${method.name} ${number(calls)} times, for real`}>
            Nothing in its schema says that it has no side effects.
            {took !== undefined &&
              took * calls > notable &&
              ` The newest call took ${time(took)}, so this may take up to ${Math.ceil((took * calls) / 1000)} s.`}
          </Callout>
        )}
        {!isOwn && (
          <Callout title="The newest call came out of a file">
            Its messages are sent again, without its metadata and its deadline.
          </Callout>
        )}
        {streams && sent > mostMessages && (
          <Callout title={`The first ${mostMessages} messages are sent`}>
            The newest call sent {number(sent)}.
          </Callout>
        )}
      </div>
      {result !== undefined && (
        <>
          {result.of !== log && (
            <Callout title="This is of an earlier request">
              Press Compare to see it with that of the newest call.
            </Callout>
          )}
          <Results measured={result.measured} protocols={protocols} />
        </>
      )}
    </>
  );
}
