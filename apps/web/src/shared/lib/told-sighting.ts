import type { MessageInitShape } from "@bufbuild/protobuf";
import type { Sighting } from "@grpc-playground/call";
import {
  Sighting_What as What,
  type Sighting as Told,
  type SightingSchema,
} from "@grpc-playground/gen/playground/v1/witness_pb";

const whats: Readonly<Record<What, Sighting["what"] | undefined>> = {
  [What.UNSPECIFIED]: undefined,
  [What.REQUEST]: "request",
  [What.MESSAGE_SENT]: "message-sent",
  [What.HALF_CLOSE]: "half-close",
  [What.RESPONSE]: "response",
  [What.MESSAGE_RECEIVED]: "message-received",
  [What.ERROR]: "error",
  [What.CANCELLED]: "cancelled",
  [What.DONE]: "done",
};

/** What was seen; undefined for what another version tells of, and this one has no name for. */
export function whatOf({ what }: Pick<Told, "what">): Sighting["what"] | undefined {
  return whats[what];
}

/**
 * A sighting as it is told, for a log.
 *
 * @param at ms since the call was opened: a server has another clock
 */
export function fromTold(told: Told, side: Sighting["side"], at: number): Sighting | undefined {
  const what = whatOf(told);
  if (what === undefined) return undefined;
  const isMessage = what === "message-sent" || what === "message-received";
  return {
    at,
    side,
    by: told.by,
    layer: told.layer,
    what,
    attempt: told.attempt,
    index: isMessage ? told.index : undefined,
    note: told.note === "" ? undefined : told.note,
    stopped: told.stopped || undefined,
    code: told.code === "" ? undefined : told.code,
  };
}

/** The same the other way round. */
export function toTold(sighting: Sighting): MessageInitShape<typeof SightingSchema> {
  const {
    at,
    by,
    layer,
    what,
    index = 0,
    note = "",
    stopped = false,
    attempt,
    code = "",
  } = sighting;
  return { at, by, layer, what: toldWhats[what], index, note, stopped, attempt, code };
}

const toldWhats: Readonly<Record<Sighting["what"], What>> = {
  request: What.REQUEST,
  "message-sent": What.MESSAGE_SENT,
  "half-close": What.HALF_CLOSE,
  response: What.RESPONSE,
  "message-received": What.MESSAGE_RECEIVED,
  error: What.ERROR,
  cancelled: What.CANCELLED,
  done: What.DONE,
};
