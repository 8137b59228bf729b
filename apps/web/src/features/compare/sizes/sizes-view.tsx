import { Scale } from "lucide-react";
import { Suspense, use, useId, useState } from "react";
import { logKey } from "../../../shared/lib/log-key.ts";
import { useLogVersion } from "../../../shared/lib/use-log-version.ts";
import { Callout } from "../../../shared/ui/callout.tsx";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { Select } from "../../../shared/ui/input.tsx";
import type { CompareProps } from "../compare-props.ts";
import { Note, Part } from "../shared/part.tsx";
import { number } from "../../../shared/lib/format.ts";
import { FieldTable } from "./field-table.tsx";
import { measureSizes, type NoSizes, type Sizes } from "./measure-sizes.ts";
import { reasons } from "./reasons.ts";
import { firstSample, samplesOf, type Sample } from "./samples.ts";
import styles from "./sizes.module.css";
import { SpeedPart } from "./speed-part.tsx";
import { TotalsTable } from "./totals-table.tsx";

/** A message as protobuf against the same as JSON, both with and without gzip, field by field. */
export function SizesView({ method, registry, runs: [newest] }: CompareProps) {
  const id = useId();
  const log = newest?.log;
  useLogVersion(log);
  const [chosen, setChosen] = useState<string>();
  const samples = log === undefined ? [] : samplesOf(log, method);
  const sample = samples.find((each) => each.id === chosen) ?? firstSample(samples);

  if (sample === undefined || log === undefined) {
    return (
      <EmptyState icon={<Scale size={24} />} title="Make a call first">
        Its messages are then weighed here, field by field: as protobuf, as JSON, and both after
        gzip.
      </EmptyState>
    );
  }
  return (
    <>
      <div className={styles.choice}>
        <label htmlFor={id}>Message</label>
        <Select
          id={id}
          density="sm"
          value={sample.id}
          onChange={({ target }) => setChosen(target.value)}
        >
          {samples.map((each) => (
            <option key={each.id} value={each.id}>
              {each.label}
            </option>
          ))}
        </Select>
      </div>
      {/* Of a call that goes on, "all" is measured when it is chosen and once more at the end. */}
      <Measuring
        key={`${logKey(log)} ${sample.id} ${log.ended}`}
        sample={sample}
        registry={registry}
      />
    </>
  );
}

interface SampleProps extends Pick<CompareProps, "registry"> {
  sample: Sample;
}

/** Measures what it is made with, once. */
function Measuring({ sample, registry }: SampleProps) {
  const [sizes] = useState(() => measureSizes(sample.schema, sample.messages(), registry));
  return (
    <Suspense fallback={<Note>Measuring…</Note>}>
      <Measured measuring={sizes} sample={sample} registry={registry} />
    </Suspense>
  );
}

function Measured({
  measuring,
  sample,
  registry,
}: SampleProps & { measuring: Promise<Sizes | NoSizes> }) {
  const sizes = use(measuring);
  if ("problem" in sizes) {
    return (
      <Callout kind="warn" title="This message cannot be compared">
        {sizes.problem}
      </Callout>
    );
  }
  const { way, count } = sample;
  return (
    <>
      <Part
        title={count > 1 ? "All together" : "The whole message"}
        intro="The same values in both forms. JSON is as Connect JSON sends it: without white space."
      >
        <TotalsTable sizes={sizes} way={way} />
        {sizes.measured < count && (
          <Note>
            Measured: the first {number(sizes.measured)} of {number(count)} messages, up to 2 MiB.
          </Note>
        )}
      </Part>
      <Part title="Why">
        <ul className={styles.reasons}>
          {reasons(sizes).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Part>
      <FieldTable sizes={sizes} way={way} />
      <SpeedPart sample={sample} registry={registry} />
    </>
  );
}
