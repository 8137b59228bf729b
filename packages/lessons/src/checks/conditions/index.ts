import { attempts, received, receivedSize, sent, sentSize } from "./amounts.ts";
import { distinct, reply, request } from "./content.ts";
import { cancelled, detail, ended, message, origin, paused, status } from "./ending.ts";
import { headers, metadata, trailers, trailersOnly } from "./headers.ts";
import type { ConditionKind } from "./kind.ts";
import { lab } from "./lab.ts";
import { connection, protocol, target } from "./route.ts";
import { notSeenBy, seenBy, serverSaw, stoppedBy } from "./seen.ts";
import { order, without } from "./sequence.ts";
import { apart, deadline, took } from "./timing.ts";
import { compressed, frames } from "./wire.ts";

/** Every condition that a check may have. */
export const conditionKinds: readonly ConditionKind[] = [
  status,
  ended,
  message,
  origin,
  sent,
  received,
  request,
  reply,
  order,
  without,
  apart,
  took,
  sentSize,
  receivedSize,
  deadline,
  metadata,
  headers,
  trailers,
  trailersOnly,
  cancelled,
  detail,
  protocol,
  target,
  lab,
  frames,
  compressed,
  serverSaw,
  seenBy,
  notSeenBy,
  stoppedBy,
  attempts,
  connection,
  paused,
  distinct,
];
