import type { Call } from "@grpc-playground/call";
import { useLogVersion } from "../../../shared/lib/use-log-version.ts";
import { Callout } from "../../../shared/ui/callout.tsx";
import type { Finished } from "../changes/change.ts";
import { questions } from "../questions.ts";
import type { Trial } from "../trials.ts";
import { Course } from "./course.tsx";
import { differences } from "./difference.ts";
import styles from "./what-if.module.css";

/** What came of a change, beside the call as it was. */
export function Result({ trial, finished }: { trial: Trial; finished: Finished }) {
  const { change, call, problem } = trial;
  return (
    <section className={styles.result} aria-label={`What happened when ${questions[change.id]}`}>
      {problem !== undefined ? (
        <Callout kind="error" alert title="The call could not be made">
          {problem}
        </Callout>
      ) : call === undefined ? (
        <p className={styles.outcome} aria-live="polite">
          Getting ready…
        </p>
      ) : (
        <Pair change={change} call={call} finished={finished} />
      )}
    </section>
  );
}

function Pair({
  change,
  call,
  finished,
}: Pick<Trial, "change"> & { call: Call; finished: Finished }) {
  useLogVersion(call.log);
  const after = call.log.find("status");
  const unlike = differences(finished.status, call.log);
  return (
    <>
      {/* Read out once, when it is over. */}
      <div className={styles.outcome} aria-live="polite">
        {after === undefined ? (
          <p>Under way…</p>
        ) : (
          <>
            <p className={styles.verdict}>
              {unlike.length === 0
                ? `It ended as before: ${after.name}.`
                : `What changed: ${unlike.join("; ")}.`}
            </p>
            <p>{change.because(finished, after)}</p>
            {after.code !== 0 && after.message !== "" && (
              <p className={styles.message}>{after.message}</p>
            )}
          </>
        )}
      </div>
      <div className={styles.pair}>
        <Course name="As it was" log={finished.log} protocol={finished.protocol} />
        <Course name={`If ${questions[change.id]}`} log={call.log} protocol={finished.protocol} />
      </div>
    </>
  );
}
