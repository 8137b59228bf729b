import type { CallLog } from "@grpc-playground/call";
import { useLogVersion } from "../../../shared/lib/use-log-version.ts";
import { Callout } from "../../../shared/ui/callout.tsx";

/** Why what the server saw of a call is missing, where it did not tell: no doing of the learner's. */
export function Unheard({ log }: { log: CallLog | undefined }) {
  useLogVersion(log?.sightings);
  const why = log?.sightings.unheard;
  if (why === undefined) return null;
  return (
    <Callout kind="warn" title="The server did not tell what it saw of this call">
      Why: {why}. That is not your doing: make the call again.
    </Callout>
  );
}
