/**
 * The changes that a finished call can be asked about, in the order of the page,
 * by what goes on from "What would happen if…". None holds the name of a button
 * that suites look for, such as `Half-close`, or of a region.
 */
export const questions = {
  "half-the-time": "it had half the time",
  "server-killed": "the server were killed",
  "no-half-close": "nobody said that this was all",
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
