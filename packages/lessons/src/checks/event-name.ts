import type { Milestone } from "@grpc-playground/call";

/** A place in a call's life: a milestone, or the n-th message (from 1) of a direction. */
export type EventName =
  | { readonly kind: Milestone["kind"] }
  | { readonly kind: "sent" | "received"; readonly place: number | "last" };
