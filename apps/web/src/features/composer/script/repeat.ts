import { accept, refuse, type Parsed } from "@grpc-playground/schema";

/** A script is to end: whoever wants a million messages wants the bench. */
const mostRounds = 1000;

/** How often a script is played. Empty is once. */
export function parseRepeat(text: string): Parsed<number> {
  const typed = text.trim();
  if (typed === "") return accept(1);
  const rounds = /^\d+$/.test(typed) ? Number(typed) : 0;
  return rounds >= 1 && rounds <= mostRounds
    ? accept(rounds)
    : refuse(`Type how many times to play it, from 1 to ${mostRounds}.`);
}
