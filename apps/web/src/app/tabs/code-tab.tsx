import type { DescMethod } from "@bufbuild/protobuf";
import { useDeferredValue, useMemo } from "react";
import { Code } from "../../features/code/code.tsx";
import type { CallPlace } from "../../features/code/section.ts";
import { requestNow } from "../../features/composer/request-now.ts";
import { requestStore } from "../../features/composer/request-state.ts";
import { useStore } from "../../shared/lib/store.ts";
import type { Target } from "../../shared/lib/target.ts";
import type { Schema } from "../schema/schema-source.ts";

export interface CodeTabProps {
  target: Target;
  schema: Schema;
  method: DescMethod;
}

/** Gives the code view the request that is being typed, and where its server answers. */
export function CodeTab({ target, schema, method }: CodeTabProps) {
  const { registry } = schema;
  const typed = useStore(requestStore(method, registry));
  // Long messages take a while to write: typing goes first.
  const state = useDeferredValue(typed);
  const request = useMemo(
    () => requestNow(state, method, target === undefined),
    [state, method, target],
  );
  const place = useMemo(() => placeOf(target, schema), [target, schema]);
  return (
    <Code method={method} registry={registry} target={target} place={place} request={request} />
  );
}

function placeOf(target: Target, { addresses }: Schema): CallPlace {
  if (target === undefined) {
    const http = { baseUrl: location.origin, isKnown: true };
    return { address: addresses[0] ?? location.host, tls: false, http };
  }
  const { address, tls } = target;
  const baseUrl = `${tls ? "https" : "http"}://${address}`;
  return { address, tls, http: { baseUrl, isKnown: false } };
}
