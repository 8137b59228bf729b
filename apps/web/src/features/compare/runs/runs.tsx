import { GitCompareArrows } from "lucide-react";
import { useId, useState } from "react";
import { logKey } from "../../../shared/lib/log-key.ts";
import { useLogVersion } from "../../../shared/lib/use-log-version.ts";
import { Callout } from "../../../shared/ui/callout.tsx";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { Select } from "../../../shared/ui/input.tsx";
import type { CompareProps } from "../compare-props.ts";
import { runWords, type Run } from "../run.ts";
import { RunDiff } from "./run-diff.tsx";
import styles from "./runs.module.css";

/** Two calls of one method, and what differs between them. */
export function Runs({ method, registry, runs }: CompareProps) {
  const [newest, before] = runs;
  // Only the newest may still be going on.
  useLogVersion(newest?.log);
  const [chosen, setChosen] = useState<{ readonly a?: Run["log"]; readonly b?: Run["log"] }>({});

  if (newest === undefined || before === undefined) {
    return (
      <EmptyState
        icon={<GitCompareArrows size={24} />}
        title={newest === undefined ? "Make two calls first" : "Make one more call"}
      >
        {newest === undefined
          ? "The method's last calls are kept. Two of them are then compared here: status, times, headers, and every field of every message."
          : "Change something in the request, or nothing, and send it again. Both calls are then compared here, message by message and field by field."}
      </EmptyState>
    );
  }
  const a = runs.find(({ log }) => log === chosen.a) ?? before;
  const b = runs.find(({ log }) => log === chosen.b) ?? newest;
  const running = [a, b].some(({ log }) => !log.ended);
  return (
    <>
      <div className={styles.choice}>
        <RunSelect
          label="Run A"
          runs={runs}
          value={a}
          onChange={({ log }) => setChosen({ ...chosen, a: log })}
        />
        <RunSelect
          label="Run B"
          runs={runs}
          value={b}
          onChange={({ log }) => setChosen({ ...chosen, b: log })}
        />
      </div>
      {a === b && (
        <Callout title="That is one run twice">Choose two different ones to compare them.</Callout>
      )}
      {running && (
        <Callout title="The call is still going on">
          It is compared when it has ended. Cancel it, or choose an earlier one.
        </Callout>
      )}
      {a !== b && !running && (
        <RunDiff
          key={`${logKey(a.log)} ${logKey(b.log)}`}
          a={a}
          b={b}
          method={method}
          registry={registry}
        />
      )}
    </>
  );
}

function RunSelect({
  label,
  runs,
  value,
  onChange,
}: {
  label: string;
  runs: readonly Run[];
  value: Run;
  onChange: (run: Run) => void;
}) {
  const id = useId();
  return (
    <div className={styles.run}>
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        density="sm"
        value={runs.indexOf(value)}
        onChange={({ target }) => {
          const run = runs[Number(target.value)];
          if (run) onChange(run);
        }}
      >
        {runs.map((run, place) => (
          <option key={logKey(run.log)} value={place}>
            {place === 0 ? "Newest" : `${place} before`}: {runWords(run)}
          </option>
        ))}
      </Select>
    </div>
  );
}
