export { findTerm, markTerms, type MarkedPiece } from "./mark-terms.ts";
export { terms, type Term } from "./terms.ts";
