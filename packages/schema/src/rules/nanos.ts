import { create, isMessage } from "@bufbuild/protobuf";
import {
  DurationSchema,
  TimestampSchema,
  type Duration,
  type Timestamp,
} from "@bufbuild/protobuf/wkt";

/** Nanoseconds in a second. */
export const perSecond = 1_000_000_000n;

/** A Duration or Timestamp in nanoseconds (since 1970); undefined for anything else. */
export function nanosOf(value: unknown): bigint | undefined {
  return isMessage(value, DurationSchema) || isMessage(value, TimestampSchema)
    ? value.seconds * perSecond + BigInt(value.nanos)
    : undefined;
}

/** A Duration keeps the sign in both of its parts. */
export function durationOf(amount: number | bigint): Duration {
  const nanos = BigInt(amount);
  return create(DurationSchema, {
    seconds: nanos / perSecond,
    nanos: Number(nanos % perSecond),
  });
}

/** A Timestamp's nanoseconds count forwards, before 1970 too. */
export function timestampOf(amount: number | bigint): Timestamp {
  const nanos = BigInt(amount);
  const rest = ((nanos % perSecond) + perSecond) % perSecond;
  return create(TimestampSchema, { seconds: (nanos - rest) / perSecond, nanos: Number(rest) });
}
