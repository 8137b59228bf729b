import type { CallLog } from "@grpc-playground/call";
import { counted, number } from "../../../../shared/lib/format.ts";
import { Callout } from "../../../../shared/ui/callout.tsx";
import type { Picked } from "../../view-props.ts";
import { partCount } from "./parts-of.ts";

/** A message that has not gone, or not whole. */
export function NotThere({ log, picked: { way, index } }: { log: CallLog; picked: Picked }) {
  const done = way === "up" ? "sent" : "received";
  const begun = index === partCount(log, way) ? log.wire[way].pending.length : 0;
  const which = index === 0 ? "No message" : `No message ${number(index + 1)}`;
  return (
    <Callout title={`${which} ${log.ended ? "was" : "has been"} ${done}${log.ended ? "" : " yet"}`}>
      {begun > 0 && log.ended
        ? `It broke off: ${counted(begun, "byte")} of it went.`
        : begun > 0
          ? `${counted(begun, "byte")} of it went so far.`
          : log.ended
            ? "The call ended without it."
            : "Its bytes will be here when it goes."}
    </Callout>
  );
}
