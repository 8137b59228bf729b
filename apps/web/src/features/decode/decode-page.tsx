import type { FileRegistry } from "@bufbuild/protobuf";
import type { InputKind } from "@grpc-playground/wire";
import { ArrowLeft, Binary } from "lucide-react";
import { useState } from "react";
import { AnnotatedBytes } from "../../shared/bytes/annotated-bytes.tsx";
import { cx } from "../../shared/lib/cx.ts";
import { useStore } from "../../shared/lib/store.ts";
import { Button } from "../../shared/ui/button.tsx";
import { Callout } from "../../shared/ui/callout.tsx";
import { EmptyState } from "../../shared/ui/empty-state.tsx";
import styles from "./decode-page.module.css";
import { FramingField } from "./reading/framing-field.tsx";
import type { FramingChoice } from "./reading/framing-choice.ts";
import { examples } from "./source/examples.ts";
import { SourcePanel } from "./source/source-panel.tsx";
import { source as sourceStore, sourceOfText, type Source } from "./source/source.ts";
import { readDescriptorSet } from "./types/descriptor-set.ts";
import { TypePicker } from "./types/type-picker.tsx";
import { useDecoded } from "./use-decoded.ts";
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
  const [type, setType] = useState("");
  const [opened, setOpened] = useState<OpenedTypes>();
  const [unread, setUnread] = useState<string>();
  const registry = opened?.registry ?? targetTypes;
  const decoded = useDecoded(source, { as, framing: choice, type }, registry);
  const { sections, problem } = decoded;

  const put = (next: Source) => {
    setAs(undefined);
    setUnread(undefined);
    sourceStore.set(next);
  };
  const open = (file: File) => {
    bytesOf(file).then(
      (bytes) => put({ kind: "file", name: file.name, bytes }),
      () => setUnread(`${file.name} could not be read. It may have been moved: choose it again.`),
    );
  };
  const openTypes = (file: File) => {
    bytesOf(file).then(
      (bytes) => setOpened({ name: file.name, ...readDescriptorSet(bytes) }),
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
          <SourcePanel
            source={source}
            read={decoded.read}
            onSource={put}
            onFile={open}
            onReadAs={setAs}
          />
          {unread !== undefined && (
            <Callout kind="error" alert>
              {unread}
            </Callout>
          )}
          <FramingField found={decoded.framing} choice={choice} onChoose={setChoice} />
          <TypePicker
            types={decoded.types}
            from={opened?.registry ? opened.name : targetTypes && target}
            value={type}
            suggested={decoded.suggested}
            named={decoded.named}
            problem={opened?.problem}
            onChange={setType}
            onFile={openTypes}
            onTarget={opened === undefined ? undefined : () => setOpened(undefined)}
          />
        </div>
        <section className={styles.result} aria-label="Decoded">
          {problem !== undefined && (
            <Callout kind="error" title={`At byte ${problem.at.toLocaleString("en-US")}`}>
              {problem.message}
            </Callout>
          )}
          {sections.length === 0 && (
            <EmptyState
              icon={<Binary size={28} strokeWidth={1.5} />}
              title="Paste bytes, drop a file, or try one of these"
              action={examples.map(({ name, text }) => (
                <Button key={name} size="sm" onClick={() => put({ kind: "text", text })}>
                  {name}
                </Button>
              ))}
            >
              Each byte will stand here beside the field that it belongs to, with or without a
              schema.
            </EmptyState>
          )}
          {sections.map(({ title, tree }) => (
            <div key={title}>
              <h3 className={styles.section}>{title}</h3>
              <AnnotatedBytes tree={tree} label={title.toLowerCase()} fileName="decoded.bin" />
            </div>
          ))}
        </section>
      </div>
    </main>
  );
}

async function bytesOf(file: File): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}
