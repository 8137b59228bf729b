import {
  fromBinary,
  fromJson,
  toBinary,
  toJson,
  type DescMessage,
  type JsonValue,
  type Message,
  type Registry,
} from "@bufbuild/protobuf";
import { useEffect, useRef, useState } from "react";
import { Button } from "../../../shared/ui/button.tsx";
import { VisuallyHidden } from "../../../shared/ui/visually-hidden.tsx";
import { Note, Part } from "../shared/part.tsx";
import { Cell, Table } from "../shared/table.tsx";
import type { Sample } from "./samples.ts";
import styles from "./sizes.module.css";
import { measureSpeed, type Contender, type Speed } from "./speed.ts";

interface Speeds {
  readonly write: readonly Speed[];
  readonly read: readonly Speed[];
}

/** A handful will do for a time, and fits a slice. */
const mostMessages = 20;
const rounds = 21;
const sliceMs = 4;

/** How long writing and reading the messages takes in this tab. */
export function SpeedPart({ sample, registry }: { sample: Sample; registry: Registry }) {
  const [speeds, setSpeeds] = useState<Speeds | "measuring" | "failed">();
  const aborter = useRef<AbortController>(undefined);
  useEffect(() => () => aborter.current?.abort(), []);

  const measure = async () => {
    const own = new AbortController();
    aborter.current = own;
    setSpeeds("measuring");
    const options = { rounds, sliceMs, breathe, signal: own.signal };
    try {
      const { write, read } = contenders(sample.schema, sample.messages(), registry);
      const written = await measureSpeed(write, options);
      const readBack = await measureSpeed(read, options);
      if (written && readBack) setSpeeds({ write: written, read: readBack });
    } catch {
      // What was written cannot be read again, such as JSON of a type that the registry does not have.
      setSpeeds("failed");
    }
  };

  const isDone = typeof speeds === "object";
  return (
    <Part
      title="Time"
      intro={`Bytes are one price, the work of writing and reading them is the other. It is measured here, in this tab, with ${sample.count > mostMessages ? `the first ${mostMessages} of the messages above: each time is that of all ${mostMessages}` : sample.count > 1 ? "the messages above: each time is that of all of them" : "the message above"}.`}
    >
      <div>
        <Button
          size="sm"
          aria-disabled={speeds === "measuring"}
          onClick={() => {
            if (speeds !== "measuring") void measure();
          }}
        >
          {speeds === "measuring" ? "Measuring…" : "Measure time"}
        </Button>
      </div>
      <div aria-live="polite">
        {isDone && <VisuallyHidden>Measured.</VisuallyHidden>}
        {speeds === "failed" && (
          <Note>These messages cannot be read back, so there is no time to tell.</Note>
        )}
      </div>
      <div className={styles.speeds}>
        {isDone && (
          <>
            <SpeedTable title="Writing" speeds={speeds.write} />
            <SpeedTable title="Reading" speeds={speeds.read} />
            <Note>
              Each ran for {sliceMs} ms at a time, in turns, {rounds} times: the middle one, and the
              range of the half around it. JSON alone is the browser's own, written in C++; it knows
              no schema, so it neither checks a field nor restores an int64 or bytes. The other two
              are protobuf-es, in JavaScript.
            </Note>
          </>
        )}
      </div>
    </Part>
  );
}

function SpeedTable({ title, speeds }: { title: string; speeds: readonly Speed[] }) {
  return (
    <Table
      label={title}
      columns={[
        { name: title },
        { name: "Time", isNumber: true },
        { name: "Against protobuf", isNumber: true },
        { name: "Middle half of rounds", isNumber: true },
      ]}
    >
      {speeds.map(({ name, micros, ratio }, place) => (
        <tr key={name}>
          <th scope="row">{name}</th>
          <Cell of="Time" isNumber>
            {micros < 1000 ? `${micros.toPrecision(3)} µs` : `${(micros / 1000).toPrecision(3)} ms`}
          </Cell>
          <Cell of="Against protobuf" isNumber>
            {ratio.median.toFixed(2)}×
          </Cell>
          <Cell of="Middle half of rounds" isNumber>
            {place === 0 ? "the measure" : `${ratio.low.toFixed(2)} to ${ratio.high.toFixed(2)}×`}
          </Cell>
        </tr>
      ))}
    </Table>
  );
}

/** Something done with each of them, as one run. */
function each<T>(items: readonly T[], run: (item: T) => unknown): () => void {
  return () => {
    for (const item of items) run(item);
  };
}

function contenders(
  schema: DescMessage,
  messages: readonly Message[],
  registry: Registry,
): { readonly write: readonly Contender[]; readonly read: readonly Contender[] } {
  const few = messages.slice(0, mostMessages);
  const binary = few.map((message) => toBinary(schema, message));
  const plain = few.map((message) => toJson(schema, message, { registry }));
  const texts = plain.map((json) => JSON.stringify(json));
  return {
    write: [
      { name: "Protobuf", run: each(few, (message) => toBinary(schema, message)) },
      {
        name: "JSON by the schema",
        run: each(few, (message) => JSON.stringify(toJson(schema, message, { registry }))),
      },
      { name: "JSON alone", run: each(plain, (json) => JSON.stringify(json)) },
    ],
    read: [
      { name: "Protobuf", run: each(binary, (bytes) => fromBinary(schema, bytes)) },
      {
        name: "JSON by the schema",
        run: each(texts, (text) => {
          const json: JsonValue = JSON.parse(text);
          return fromJson(schema, json, { registry });
        }),
      },
      { name: "JSON alone", run: each(texts, (text) => JSON.parse(text)) },
    ],
  };
}

/** Lets the browser draw and take input. */
function breathe(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
