import { useMemo } from "react";
import { methodOf } from "@grpc-playground/snippets/of-message";
import { RadioGroup } from "../../shared/ui/radio-group.tsx";
import type { RequestNow } from "../../shared/lib/request-now.ts";
import { createStore, useStore } from "../../shared/lib/store.ts";
import { remembered } from "../../shared/lib/remembered.ts";
import styles from "./code.module.css";
import { RequestSection } from "./request/request-section.tsx";
import type { SectionProps } from "./section.ts";
import { sections } from "./sections.ts";

export interface CodeProps extends Omit<SectionProps, "rpc"> {
  /** The request of this method, as it is typed. */
  request: RequestNow;
}

const options = [
  { value: "request", label: "Request" },
  ...sections.map(({ value, label }) => ({ value, label })),
];

const kept = remembered("code.section");
/** What was looked at last. */
const chosen = createStore(kept.read() ?? "request");

function choose(value: string) {
  kept.write(value);
  chosen.set(value);
}

/** A method in other people's code: the call that the request makes, and what a program has around it. */
export function Code({ request, ...props }: CodeProps) {
  const wanted = useStore(chosen);
  const rpc = useMemo(() => methodOf(props.method), [props.method]);
  const section = sections.find(({ value }) => value === wanted);
  const parts = { ...props, rpc };
  return (
    <div className={styles.root}>
      {sections.length > 0 && (
        <RadioGroup
          label="Code for"
          options={options}
          value={section?.value ?? "request"}
          onChange={choose}
          size="sm"
          className={styles.sections}
        />
      )}
      {section === undefined ? (
        <RequestSection {...parts} request={request} />
      ) : (
        <section.Panel {...parts} />
      )}
    </div>
  );
}
