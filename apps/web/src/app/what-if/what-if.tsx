import type { DescMethod } from "@bufbuild/protobuf";
import type { Bench, Victim } from "../../features/what-if/changes/change.ts";
import { WhatIf, type WhatIfProps } from "../../features/what-if/what-if.tsx";
import type { Target } from "../../shared/lib/target.ts";
import type { CallEntry, Calls } from "../calls/calls.ts";
import { createPractice } from "../schema/practice.ts";
import type { Schema } from "../schema/schema-source.ts";

export interface WhatIfOfProps {
  calls: Calls;
  target: Target;
  schema: Schema;
  method: DescMethod;
  /** The call in view. */
  entry: CallEntry;
}

/** Of a changed call the log is looked at once, and thrown away. */
const limits = { maxMessages: 1_000, maxBytes: 4 * 1024 * 1024 };

/** The practice server that lessons do not use for anything else. */
const victimName = "plain";

/** A server that nobody misses. Rejects with what kept it from starting. */
async function practiceVictim(): Promise<Victim> {
  const practice = createPractice();
  const server = (await practice.servers()).find(({ name }) => name === victimName);
  if (server === undefined) throw new Error("This playground has no server that may be killed.");
  return { address: server.address, kill: () => practice.kill(victimName) };
}

/** What a call in view gives to those who ask what would happen if it were otherwise. */
function askingOf({ calls, target, schema, method, entry }: WhatIfOfProps): WhatIfProps {
  const { registry } = schema;
  const start: Bench["start"] = (other) => {
    const headers = new Headers(entry.options.headers);
    for (const [name, value] of Object.entries(other.headers ?? {})) {
      // What the call had asked the lab for stays as it was.
      if (!headers.has(name)) headers.set(name, value);
    }
    const whom = other.address === undefined ? target : { address: other.address, tls: false };
    const { protocol, request, timeoutMs } = other;
    const options = { headers, timeoutMs, request, limits, signal: calls.life() };
    return calls.aside({ target: whom, method: other.method }, { protocol, registry }, options);
  };
  return {
    log: entry.log,
    method,
    protocol: entry.protocol,
    start,
    // Nobody else's server is killed.
    victim: target === undefined ? practiceVictim : undefined,
    life: calls.life,
  };
}

/** The tab `What if`. */
export function WhatIfTab({
  asked,
  onAnswer,
  ...of
}: WhatIfOfProps & Pick<WhatIfProps, "asked" | "onAnswer">) {
  return <WhatIf {...askingOf(of)} asked={asked} {...(onAnswer && { onAnswer })} />;
}
