import { createStore, useStore } from "../../shared/lib/store.ts";
import { RadioGroup } from "../../shared/ui/radio-group.tsx";
import type { CompareProps } from "./compare-props.ts";
import styles from "./compare.module.css";
import { Protocols } from "./protocols/protocols.tsx";
import { Runs } from "./runs/runs.tsx";
import { SizesView } from "./sizes/sizes-view.tsx";

type View = "protocols" | "runs" | "sizes";

const options: readonly { value: View; label: string }[] = [
  { value: "protocols", label: "Protocols" },
  { value: "runs", label: "Runs" },
  { value: "sizes", label: "Sizes" },
];

/** What was looked at last: coming back from another tab finds it again. */
const chosen = createStore<View>("protocols");

/** What one call looks like beside others of its kind: by protocol, by run, and by the form of its messages. */
export function Compare(props: CompareProps) {
  const view = useStore(chosen);
  return (
    <div className={styles.compare}>
      <RadioGroup
        label="What to compare"
        options={options}
        value={view}
        onChange={chosen.set}
        size="sm"
        className={styles.views}
      />
      {view === "protocols" && <Protocols {...props} />}
      {view === "runs" && <Runs {...props} />}
      {view === "sizes" && <SizesView {...props} />}
    </div>
  );
}
