import type { Checked } from "@grpc-playground/schema/rules";

/** What keeps a message from being sent, a line for each rule that it breaks. */
export function violationLines(checked: Checked | undefined): readonly string[] {
  return (checked?.violations ?? []).map(({ at, message }) =>
    at === "" ? message : `${at}: ${message}`,
  );
}
