export type { Refusal, Span } from "./place.ts";
export { readCommand, type ReadCommand } from "./read-command.ts";
export type { CommandRequest, SnippetRequest, Tool } from "./request.ts";
