import type { FileRegistry } from "@bufbuild/protobuf";
import type { InputKind } from "@grpc-playground/wire";
import { messageTypesOf } from "@grpc-playground/schema/editors";
import { ArrowLeft } from "lucide-react";
import { useMemo, useState } from "react";
import { AnnotatedBytes } from "../../shared/bytes/annotated-bytes.tsx";
import { cx } from "../../shared/lib/cx.ts";
import { useStore } from "../../shared/lib/store.ts";
import { Callout } from "../../shared/ui/callout.tsx";
import { EmptyState } from "../../shared/ui/empty-state.tsx";
import { Field } from "../../shared/ui/field.tsx";
import { Select } from "../../shared/ui/input.tsx";
import styles from "./decode-page.module.css";
import {
  findFraming,
  framingChoices,
  framingName,
  type FramingChoice,
} from "./reading/framing-choice.ts";
import { readBytes } from "./reading/read-bytes.ts";
import { readSource } from "./source/read-source.ts";
import { SourcePanel } from "./source/source-panel.tsx";
import { source as sourceStore, sourceOfText, type Source } from "./source/source.ts";
import { readDescriptorSet } from "./types/descriptor-set.ts";
import { TypePicker } from "./types/type-picker.tsx";
import { useSuggestedTypes } from "./types/use-suggested-types.ts";
import { useDrop } from "./use-drop.ts";

export interface DecodePageProps {
  /** The open target's types; undefined while there are none. */
  registry: FileRegistry | undefined;
  /** The target's name. */
  target: string;
  /** Where one came from: the address of a method, and its name. */
  back: { readonly href: string; readonly name: string } | undefined;
}

interface OpenedTypes {
  name: string;
  registry?: FileRegistry | undefined;
  problem?: string | undefined;
}

/** Bytes from anywhere, with every field that is in them. Nothing is sent. */
export function DecodePage({ registry: targetTypes, target, back }: DecodePageProps) {
  const source = useStore(sourceStore);
  const [as, setAs] = useState<InputKind>();
  const [choice, setChoice] = useState<FramingChoice>("auto");
  const [typed, setTyped] = useState("");
  const [opened, setOpened] = useState<OpenedTypes>();
  const [unread, setUnread] = useState<string>();

  const registry = opened?.registry ?? targetTypes;
  const types = messageTypesOf(registry);
  const schema = registry?.getMessage(typed.trim());
  const read = useMemo(() => readSource(source, as), [source, as]);
  const bytes = read?.read.bytes;
  const framing = useMemo(() => bytes && findFraming(bytes, choice), [bytes, choice]);
  const result = useMemo(
    () => bytes && framing && readBytes(bytes, framing.framing, { schema, registry }),
    [bytes, framing, schema, registry],
  );
  // By the bytes alone: the type that is chosen says nothing of those that could be.
  const sample = useMemo(
    () =>
      bytes &&
      framing &&
      readBytes(bytes, framing.framing, { schema: undefined, registry: undefined }).sample,
    [bytes, framing],
  );
  const suggested = useSuggestedTypes(sample, types, registry);

  const put = (next: Source) => {
    setAs(undefined);
    setUnread(undefined);
    sourceStore.set(next);
  };
  const open = (file: File) => {
    bytesOf(file).then(
      (content) => put({ kind: "file", name: file.name, bytes: content }),
      () => setUnread(`${file.name} could not be read. It may have been moved: choose it again.`),
    );
  };
  const openTypes = (file: File) => {
    bytesOf(file).then(
      (content) => setOpened({ name: file.name, ...readDescriptorSet(content) }),
      () => setOpened({ name: file.name, problem: `${file.name} could not be read.` }),
    );
  };
  const isOver = useDrop(open, (text) => put(sourceOfText(text)));

  return (
    <main className={cx(styles.page, isOver && styles.over)}>
      <div className={styles.columns}>
        <div className={styles.input}>
          <div>
            {back !== undefined && (
              <a href={back.href} className={styles.back}>
                <ArrowLeft size={14} aria-hidden />
                Back to {back.name}
              </a>
            )}
            <h2 className={styles.title}>Decode bytes</h2>
            <p className={styles.line}>
              What is in a message, a stream or a connection. It is read in this page: nothing is
              sent, and nothing is kept.
            </p>
          </div>
          <SourcePanel source={source} read={read} onSource={put} onFile={open} onReadAs={setAs} />
          {unread !== undefined && (
            <Callout kind="error" alert>
              {unread}
            </Callout>
          )}
          <Field
            label="Framing"
            hint={
              framing &&
              choice === "auto" &&
              `${framingName(framing.framing)}. ${framing.why ?? ""}`.trim()
            }
          >
            {(control) => (
              <Select
                {...control}
                value={choice}
                onChange={({ target: { value } }) => {
                  const chosen = framingChoices.find((option) => option.value === value);
                  if (chosen !== undefined) setChoice(chosen.value);
                }}
              >
                {framingChoices.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <TypePicker
            types={types}
            from={opened?.registry ? opened.name : targetTypes && target}
            value={typed}
            suggested={suggested}
            problem={opened?.problem}
            onChange={setTyped}
            onFile={openTypes}
            onTarget={opened === undefined ? undefined : () => setOpened(undefined)}
          />
        </div>
        <section className={styles.result} aria-label="Decoded">
          {result?.problem && (
            <Callout kind="error" title={`At byte ${result.problem.at.toLocaleString("en-US")}`}>
              {result.problem.message}
            </Callout>
          )}
          {result === undefined || bytes?.length === 0 ? (
            <EmptyState title="Paste bytes, or drop a file">
              Each byte will stand here beside the field that it belongs to, with or without a
              schema.
            </EmptyState>
          ) : (
            result.sections.map(({ title, tree }) => (
              <div key={title}>
                <h3 className={styles.section}>{title}</h3>
                <AnnotatedBytes tree={tree} label={title.toLowerCase()} fileName="decoded.bin" />
              </div>
            ))
          )}
        </section>
      </div>
    </main>
  );
}

async function bytesOf(file: File): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}
