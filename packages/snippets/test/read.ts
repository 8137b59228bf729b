import { readCommand } from "../src/index.ts";

/** What a command says; fails the test when it is refused. */
export function accepted(text: string) {
  const read = readCommand(text);
  if (!read.ok) throw new Error(`refused: ${read.refusal.message}`);
  return read.value;
}

/** Why a command is refused; fails the test when it is not. */
export function refused(text: string) {
  const read = readCommand(text);
  if (read.ok) throw new Error("not refused");
  return read.refusal;
}
