import type { DescMethod } from "@bufbuild/protobuf";
import { Compare } from "../../features/compare/compare.tsx";
import type { CompareProps } from "../../features/compare/compare-props.ts";
import { useStore } from "../../shared/lib/store.ts";
import type { Target } from "../../shared/lib/target.ts";
import { callKey, type CallEntry, type Calls } from "../calls/calls.ts";
import { protocolChoices } from "../calls/protocols.ts";
import type { Schema } from "../schema/schema-source.ts";

export interface CompareTabProps {
  calls: Calls;
  target: Target;
  schema: Schema;
  method: DescMethod;
}

/** Of a compared call the log is looked at once, and thrown away. */
const limits = { maxMessages: 1_000, maxBytes: 4 * 1024 * 1024 };

/** Gives the comparison the calls of its method, and the means to make more. */
export function CompareTab({ calls, target, schema: { registry }, method }: CompareTabProps) {
  const place = { target, method };
  const key = callKey(place);
  const newest = useStore(calls.entries).get(key);
  const earlier = useStore(calls.earlier).get(key) ?? [];
  const entries = newest === undefined ? earlier : [newest, ...earlier];
  const start: CompareProps["start"] = ({ protocol, frames, request, signal }) => {
    const { headers, timeoutMs } = newest?.options ?? {};
    const options = { headers, timeoutMs, request, signal, limits };
    return calls.aside(place, { protocol, registry, frames }, options);
  };
  return (
    <Compare
      key={key}
      method={method}
      registry={registry}
      runs={entries.map(runOf)}
      protocols={protocolChoices(method, target)}
      start={start}
      life={calls.life}
    />
  );
}

function runOf({ log, protocol, call }: CallEntry) {
  return { log, protocol, isOwn: call !== undefined };
}
