import type { Checked } from "@grpc-playground/schema/rules";

/** What keeps a message from being sent, a line for each rule that it breaks. */
export function violationLines({ violations }: Checked): readonly string[] {
  return violations.map(({ at, message }) => (at === "" ? message : `${at}: ${message}`));
}
