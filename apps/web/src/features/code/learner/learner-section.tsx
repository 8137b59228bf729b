import { useMemo } from "react";
import { useStore } from "../../../shared/lib/store.ts";
import { Callout } from "../../../shared/ui/callout.tsx";
import { Prose } from "../../../shared/ui/prose.tsx";
import { RadioGroup } from "../../../shared/ui/radio-group.tsx";
import { CodeBlock } from "../code-block.tsx";
import type { SectionProps } from "../section.ts";
import styles from "./learner-section.module.css";
import { choosePrograms, learnerMethod, programOptions, programs, programsBy } from "./programs.ts";

/** The first client that one would write for the method, whole. */
export function ClientSection(props: SectionProps) {
  return <Programs {...props} end="client" />;
}

/** The first server. */
export function ServerSection(props: SectionProps) {
  return <Programs {...props} end="server" />;
}

function Programs({
  method,
  registry,
  rpc,
  place,
  end,
}: SectionProps & { end: "client" | "server" }) {
  const written = programsBy(useStore(programs));
  const sample = useMemo(() => learnerMethod(method, registry, rpc), [method, registry, rpc]);
  const refusal = useMemo(() => written?.supports(sample), [written, sample]);
  const code = useMemo(
    () => (refusal === undefined ? written?.[end](sample) : undefined),
    [written, sample, end, refusal],
  );
  if (written === undefined) return null;
  return (
    <>
      <RadioGroup
        label="Language"
        options={programOptions}
        value={written.id}
        onChange={choosePrograms}
        size="sm"
        className={styles.languages}
      />
      {code === undefined ? (
        <Callout title={`Not in ${written.label}`}>{refusal}</Callout>
      ) : (
        <>
          <p className={styles.lead}>
            {end === "client"
              ? `A whole first client of ${rpc.name}. It calls the server of the next section, which listens on ${sample.address}. For the server that is open here, put ${place.address} in its place.`
              : `A whole first server with ${rpc.name} in it. It answers with an example: put your own work in its place.`}
          </p>
          <CodeBlock code={code} language={written.language} title={`${written.label}, ${end}`} />
          <div className={styles.needs}>
            <strong>Needs </strong>
            <Prose text={written.needs(sample)} />
          </div>
        </>
      )}
    </>
  );
}
