import { protocolNames } from "../../../shared/lib/protocol.ts";
import { Callout } from "../../../shared/ui/callout.tsx";
import { time } from "../../../shared/lib/format.ts";
import { BodiesPart } from "./bodies-part.tsx";
import { BytesPart } from "./bytes-part.tsx";
import { HeadersPart } from "./headers-part.tsx";
import { longestCall } from "./run-comparison.ts";
import type { ResultsProps } from "./results-props.ts";
import styles from "./protocols.module.css";
import { summary } from "./summary.ts";
import { TimePart } from "./time-part.tsx";

/** What came of a comparison. */
export function Results({ measured, protocols }: ResultsProps) {
  const words = summary(measured);
  const cut = measured.filter(({ isCut }) => isCut);
  const failed = measured.filter(({ statuses }) => statuses.some((name) => name !== "OK"));
  return (
    <>
      {cut.length > 0 && (
        <Callout kind="warn" title={`Calls that went on for ${time(longestCall)} were cancelled`}>
          {cut.map(({ facts }) => protocolNames[facts.protocol]).join(", ")}: bytes and time are
          those of a part.
        </Callout>
      )}
      {cut.length === 0 && failed.length > 0 && (
        <Callout kind="warn" title="Not all calls ended with OK">
          {failed
            .map(
              ({ facts, statuses }) => `${protocolNames[facts.protocol]}: ${statuses.join(", ")}`,
            )
            .join("; ")}
          . What is below is true of the failure, too.
        </Callout>
      )}
      {words !== undefined && <p className={styles.summary}>{words}</p>}
      <BytesPart measured={measured} protocols={protocols} />
      <TimePart measured={measured} protocols={protocols} />
      <BodiesPart measured={measured} protocols={protocols} />
      <HeadersPart measured={measured} />
    </>
  );
}
