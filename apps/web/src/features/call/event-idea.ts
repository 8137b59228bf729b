import type { CallEvent, Concept } from "@grpc-playground/call";
import type { Idea } from "../../shared/lib/terms.ts";

/**
 * The idea whose lesson an event leads to: its opening, that of the call's own type.
 *
 * @param concept what its explanation is about
 */
export function ideaOf(event: CallEvent, concept: Concept): Idea {
  return event.kind === "opened" ? event.rpcType : concept;
}
