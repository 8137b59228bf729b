import type { BridgeTarget } from "@grpc-playground/bridge";
import { useState, type FormEvent } from "react";
import { Button } from "../../shared/ui/button.tsx";
import { Code } from "../../shared/ui/code.tsx";
import { Field } from "../../shared/ui/field.tsx";
import { TextInput } from "../../shared/ui/input.tsx";
import { RadioGroup } from "../../shared/ui/radio-group.tsx";
import { parseAddress } from "./address.ts";
import styles from "./target-form.module.css";

type Security = "plaintext" | "tls";

/** Where an address is typed. */
export function TargetForm({
  initial,
  onOpen,
}: {
  initial: BridgeTarget | undefined;
  onOpen: (target: BridgeTarget) => void;
}) {
  const [typed, setTyped] = useState(initial?.address ?? "");
  const [security, setSecurity] = useState<Security>(initial?.tls === true ? "tls" : "plaintext");
  const [error, setError] = useState<string>();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const parsed = parseAddress(typed, security === "tls");
    setError(parsed.error);
    if (parsed.target === undefined) return;
    setTyped(parsed.target.address);
    setSecurity(parsed.target.tls ? "tls" : "plaintext");
    onOpen(parsed.target);
  };

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Field
        label="Address"
        hint={
          <>
            Any gRPC server with reflection, as <Code>host:port</Code>. It is called from the
            machine that the playground runs on.
          </>
        }
        error={error}
      >
        {(control) => (
          <TextInput
            {...control}
            mono
            inputMode="url"
            autoCapitalize="off"
            placeholder="localhost:50052"
            value={typed}
            // Whoever opens the panel types another address, more often than a part of this one.
            onFocus={(event) => event.target.select()}
            onChange={(event) => {
              setTyped(event.target.value);
              setError(undefined);
            }}
          />
        )}
      </Field>
      <div className={styles.row}>
        <RadioGroup<Security>
          label="Security"
          options={[
            { value: "plaintext", label: "Plaintext" },
            { value: "tls", label: "TLS" },
          ]}
          value={security}
          onChange={setSecurity}
        />
        <Button type="submit" variant="primary">
          Connect
        </Button>
      </div>
    </form>
  );
}
