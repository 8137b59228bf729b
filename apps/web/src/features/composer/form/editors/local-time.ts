import { fractionOf, type Instant } from "@grpc-playground/schema/editors";

/** A time as the browser's picker has it, in local time; empty when it is out of its range. */
export function toPicker({ seconds }: Instant): string {
  const date = new Date(Number(seconds) * 1000);
  const year = date.getFullYear();
  if (year < 1 || year > 9999) return "";
  const day = `${pad(year, 4)}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
  return `${day}T${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}`;
}

/**
 * What was picked, in UTC, as RFC 3339, with the digits behind the second that
 * the text before had. Undefined while the picker holds no whole time.
 */
export function fromPicker(picked: string, before: string): string | undefined {
  // Without an offset, a date with a time is read in local time.
  const date = new Date(picked);
  if (!picked.includes("T") || Number.isNaN(date.getTime())) return undefined;
  return date.toISOString().replace(/\.\d+Z$/, `${fractionOf(before)}Z`);
}

/** As ProtoJSON has it: in UTC, with as many digits as it takes. */
export function inUtc({ seconds, nanos }: Instant): string {
  const whole = new Date(Number(seconds) * 1000).toISOString().slice(0, -".000Z".length);
  const digits = pad(nanos, 9).replace(/(000){1,3}$/, "");
  return `${whole}${digits && `.${digits}`}Z`;
}

/** Such as `Fri 2 Jan 2026, 04:04:05 Europe/Paris (UTC+1)`. */
export function inLocalTime({ seconds }: Instant, timeZone = localZone()): string {
  const date = new Date(Number(seconds) * 1000);
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
    timeZoneName: "shortOffset",
  }).formatToParts(date);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((each) => each.type === type)?.value ?? "";
  const offset = part("timeZoneName").replace("GMT", "UTC");
  const zone = timeZone === "UTC" ? "UTC" : `${timeZone} (${offset})`;
  const day = `${part("weekday")} ${part("day")} ${part("month")} ${part("year")}`;
  return `${day}, ${part("hour")}:${part("minute")}:${part("second")} ${zone}`;
}

function localZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function pad(number: number, digits = 2): string {
  return String(number).padStart(digits, "0");
}
