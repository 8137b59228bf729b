import { Field } from "../../../shared/ui/field.tsx";
import { parseDeadline, type TimeDraft } from "./deadline.ts";
import { TimeInput } from "./time-input.tsx";

/** How long the whole call may take. */
export function DeadlineField({
  value,
  onChange,
}: {
  value: TimeDraft;
  onChange: (value: TimeDraft) => void;
}) {
  const parsed = parseDeadline(value);
  return (
    <Field
      label="Deadline"
      error={parsed.ok ? undefined : parsed.message}
      hint="How long the whole call may take, as you see it. It goes along as a header (grpc-timeout, or connect-timeout-ms over Connect), so the server knows when to give up too; past it, the call ends with DEADLINE_EXCEEDED. Empty means none: the call may wait for ever."
    >
      {(control) => (
        <TimeInput control={control} value={value} unitLabel="Deadline unit" onChange={onChange} />
      )}
    </Field>
  );
}
