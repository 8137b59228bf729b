export { findTerm, markTerms, type MarkedPiece } from "./mark-terms.ts";
export { lessonsOfEvents, type EventLesson } from "./lessons-of-events.ts";
export { terms, type Term } from "./terms.ts";
