/** The changes that a finished call can be asked about, in the order of the page, by what goes on from "What would happen if…". */
export const questions = {
  "half-the-time": "it had half the time",
  "server-killed": "the server were killed",
  "no-half-close": "nobody half-closed",
  "wrong-type": "a wrong type were sent",
} as const;

export type QuestionId = keyof typeof questions;

/** All of them. */
export const questionIds: readonly QuestionId[] = [
  "half-the-time",
  "server-killed",
  "no-half-close",
  "wrong-type",
];
