import { protocolNames, type Protocol } from "../../shared/lib/protocol.ts";
import { RadioGroup } from "../../shared/ui/radio-group.tsx";
import styles from "./protocol-choice.module.css";

export interface ProtocolChoiceProps {
  choices: readonly { protocol: Protocol; blocked: string | undefined }[];
  value: Protocol;
  onChange: (protocol: Protocol) => void;
}

/** Which protocol carries the call, and in words why some cannot. */
export function ProtocolChoice({ choices, value, onChange }: ProtocolChoiceProps) {
  const reason = choices.find(({ blocked }) => blocked !== undefined)?.blocked;
  return (
    <div className={styles.choice}>
      {/* The radios are described by it too, so screen readers need not meet it twice. */}
      <p className={styles.reason} aria-hidden="true">
        {reason}
      </p>
      <RadioGroup
        label="Protocol"
        className={styles.group}
        options={choices.map(({ protocol, blocked }) => ({
          value: protocol,
          label: protocolNames[protocol],
          blocked,
        }))}
        value={value}
        onChange={onChange}
      />
    </div>
  );
}
