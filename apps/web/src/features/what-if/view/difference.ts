import { count, duration, type CallLog, type StatusEvent } from "@grpc-playground/call";

/** What is not alike between two finished calls, a phrase each; empty when all is. */
export function differences(before: StatusEvent, log: CallLog): readonly string[] {
  const after = log.find("status");
  if (after === undefined) return [];
  const found: string[] = [];
  if (after.name !== before.name) {
    found.push(`${after.name} in the place of ${before.name}`);
  }
  if (after.received !== before.received) {
    found.push(`${count(after.received, "reply", "replies")}, not ${before.received}`);
  }
  if (after.sent !== before.sent)
    found.push(`${count(after.sent, "message")} up, not ${before.sent}`);
  if (found.length === 0) return [];
  found.push(`${duration(after.at)}, not ${duration(before.at)}`);
  return found;
}
