import type { ReactNode } from "react";
import { Button } from "../../../shared/ui/button.tsx";
import { Field, type FieldControl } from "../../../shared/ui/field.tsx";
import { Select, TextInput } from "../../../shared/ui/input.tsx";
import { failCodes, labLabels, noLab, readLab, type LabDraft } from "./lab.ts";
import { Switch } from "../../../shared/ui/switch.tsx";
import styles from "./options.module.css";
import { TimeInput } from "./time-input.tsx";

type TextField = Exclude<keyof LabDraft, "delay" | "fail" | "compress">;

/** Ways to make the playground's own services slow, long, large or broken, to see what happens then. */
export function LabControls({
  value,
  streamsReplies,
  streamsRequests,
  onChange,
}: {
  value: LabDraft;
  /** Whether replies are a stream: of one request, or of each of many. */
  streamsReplies: boolean;
  streamsRequests: boolean;
  onChange: (value: LabDraft) => void;
}) {
  const { issues, entries } = readLab(value, streamsReplies);
  const field = (
    name: keyof LabDraft,
    label: string,
    hint: string,
    draw: (control: FieldControl) => ReactNode,
  ) => (
    <Field label={label} hint={hint} error={issues[name]}>
      {draw}
    </Field>
  );
  const text = (name: TextField, label: string, hint: string, placeholder: string) =>
    field(name, label, hint, (control) => (
      <TextInput
        {...control}
        mono
        inputMode="numeric"
        placeholder={placeholder}
        value={value[name]}
        onChange={(event) => onChange({ ...value, [name]: event.target.value })}
      />
    ));

  return (
    <div className={styles.stack}>
      <p className={styles.about}>
        The playground's own services obey these, sent along as <code>x-lab-*</code> metadata. Try a
        delay longer than the deadline, or a failure halfway through a stream.
      </p>
      <div className={styles.grid}>
        {field("delay", labLabels.delay, "Wait before each reply; 0 for no wait.", (control) => (
          <TimeInput
            control={control}
            value={value.delay}
            unitLabel="Delay unit"
            // Not "none": the parrot waits a second of its own.
            placeholder="as it is"
            onChange={(delay) => onChange({ ...value, delay })}
          />
        ))}
        {streamsReplies &&
          text(
            "count",
            labLabels.count,
            streamsRequests ? "How many for each request." : "How many the stream has.",
            "as the service likes",
          )}
        {text("size", labLabels.size, "Bytes that each reply's text is filled up to.", "as it is")}
        {field("fail", labLabels.fail, "End the call with this status.", (control) => (
          <Select
            {...control}
            mono
            value={value.fail}
            onChange={(event) => onChange({ ...value, fail: event.target.value })}
          >
            <option value="">do not fail</option>
            {failCodes.map((code) => (
              <option key={code} value={code}>
                {code}
              </option>
            ))}
          </Select>
        ))}
        {streamsReplies &&
          value.fail !== "" &&
          text("failAfter", labLabels.failAfter, "So many replies come first.", "0")}
        {value.fail !== "" &&
          text(
            "failAttempts",
            labLabels.failAttempts,
            "Only the first so many, for a client that tries again.",
            "all",
          )}
        {field("compress", labLabels.compress, "With gzip, over gRPC.", (control) => (
          <Switch
            id={control.id}
            describedBy={control["aria-describedby"]}
            checked={value.compress}
            onChange={(compress) => onChange({ ...value, compress })}
          />
        ))}
        {text("seed", labLabels.seed, "The same seed, the same random choices.", "random")}
      </div>
      {(entries.length > 0 || Object.keys(issues).length > 0) && (
        <Button size="sm" className={styles.add} onClick={() => onChange(noLab)}>
          Turn the lab off
        </Button>
      )}
    </div>
  );
}
