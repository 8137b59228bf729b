import type { CallEvent } from "@grpc-playground/call";

/** Which way an event went; `none` for what stays at the client. */
export type Way = "up" | "down" | "none" | "ok" | "warn" | "error";

/** The colour an event has everywhere. */
export function wayOf(event: CallEvent): Way {
  switch (event.kind) {
    case "request-headers":
    case "message-sent":
    case "half-closed":
    case "cancelled":
      return "up";
    case "response-headers":
    case "message-received":
    case "trailers":
      return "down";
    case "status":
      // Cancelled is what somebody wanted, not what went wrong.
      if (event.name === "CANCELLED") return "warn";
      return event.code === 0 ? "ok" : "error";
    default:
      return "none";
  }
}
