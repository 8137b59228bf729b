import type { DescMethod, Registry } from "@bufbuild/protobuf";
import { count } from "@grpc-playground/call";
import { ListOrdered } from "lucide-react";
import { useRef, useState, type KeyboardEvent } from "react";
import { saveFile } from "../../../shared/lib/save-file.ts";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { useLatest } from "../form/use-latest.ts";
import type { RequestStore } from "../request-state.ts";
import { useSlice } from "../use-slice.ts";
import {
  addMessage,
  changeStep,
  duplicateStep,
  moveStep,
  removeStep,
  replaceSteps,
  toggleOpen,
} from "./edit-script.ts";
import { exportScript } from "./export-script.ts";
import { ImportPanel } from "./import-panel.tsx";
import { PlayerBar } from "./player-bar.tsx";
import { playerOf } from "./players.ts";
import { recordScript } from "./record-script.ts";
import { mostSteps, withSteps, type Script, type StepContent } from "./script.ts";
import styles from "./script.module.css";
import { ScriptTools, type ScriptNote } from "./script-tools.tsx";
import type { Stage } from "./stage.ts";
import { StepList } from "./step-list.tsx";
import type { StepAction } from "./step-row.tsx";
import { usePlayer } from "./use-player.ts";
import { useStepFocus } from "./use-step-focus.ts";

/** A script: its steps, what fills it, and what plays it. */
export function ScriptPanel({
  method,
  registry,
  store,
  stage,
  shortcut,
}: {
  method: DescMethod;
  registry: Registry | undefined;
  store: RequestStore;
  stage: Stage;
  shortcut: string;
}) {
  const script = useSlice(store, (state) => state.script);
  const player = playerOf(store);
  const playing = usePlayer(player);
  const [note, setNote] = useState<ScriptNote>();
  const panel = useRef<HTMLDivElement>(null);
  const focus = useStepFocus(panel);
  const { steps, importing } = script;

  const change = (next: (script: Script) => Script) => {
    const state = store.get();
    store.set({ ...state, script: next(state.script) });
  };
  /** Changes all steps at once, and offers the way back. */
  const changeAll = (text: string, next: (script: Script) => Script) => {
    const before = store.get().script.steps;
    change(next);
    const undo = () => {
      change((now) => ({ ...replaceSteps(now, []), steps: before }));
      setNote(undefined);
    };
    setNote({ text, undo, of: store.get().script.steps });
  };

  const act = (id: number, action: StepAction) => {
    const index = steps.findIndex((step) => step.id === id);
    if (action === "edit") return change((now) => toggleOpen(now, id));
    if (action === "remove") {
      focus((steps[index + 1] ?? steps[index - 1])?.id, action);
      changeAll(`Removed step ${index + 1}.`, (now) => removeStep(now, id));
    } else if (action === "duplicate") {
      focus(script.nextId, action);
      change((now) => duplicateStep(now, id));
    } else {
      focus(id, action);
      change((now) => moveStep(now, id, action === "up" ? -1 : 1));
    }
  };
  const onAct = useLatest(act);
  const onDelay = useLatest((id: number, delay: string) =>
    change((now) => changeStep(now, id, { delay })),
  );

  const takeIn = (added: readonly StepContent[], replaces: boolean) => {
    if (!replaces && steps.length + added.length > mostSteps) {
      const room = `A script has at most ${count(mostSteps, "step")}.`;
      return setNote({ text: `${room} Nothing was added.`, isWrong: true });
    }
    const words = `${replaces ? "Replaced by" : "Added"} ${count(added.length, "message")}.`;
    changeAll(words, (now) => ({
      ...(replaces ? replaceSteps(now, added) : withSteps(now, added)),
      importing: undefined,
    }));
    focus(undefined, "add");
  };

  const record = () => {
    const call = stage.line.current();
    const recording = call && recordScript(call, registry);
    if (recording === undefined || recording.steps.length === 0) {
      setNote({ text: "No message has been sent here yet. Send some by hand first." });
      return;
    }
    const { steps: added, missing, halfClosed } = recording;
    const lost = missing > 0 ? ` ${count(missing, "other")} could not be kept.` : "";
    changeAll(`Recorded ${count(added.length, "message")} with their pauses.${lost}`, (now) => ({
      ...replaceSteps(now, added),
      halfClose: halfClosed,
    }));
  };

  const save = () => {
    const written = exportScript(script);
    if (!written.ok) return setNote({ text: written.message, isWrong: true });
    const content = new Blob([written.value], { type: "application/json" });
    saveFile(`${method.name}.script.json`, content);
    setNote({ text: `Saved ${count(steps.length, "message")}.` });
  };

  const lenient = { ...stage, rules: undefined };
  const step = () => {
    if (steps.length > 0) player.step(stage);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.repeat) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      // Here it is about the script, and not about the message in the form.
      event.preventDefault();
      step();
    } else if (event.key === "Escape" && stage.line.current()?.log.ended !== false) {
      // With a call open, Escape cancels it, and that stops the play.
      player.stop();
    }
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it only listens to what bubbles
    <div ref={panel} className={styles.panel} onKeyDown={onKeyDown}>
      <ScriptTools
        count={steps.length}
        isImporting={importing !== undefined}
        note={note}
        canUndo={note?.of === steps}
        copy={() => {
          const written = exportScript(script);
          if (written.ok) return written.value;
          setNote({ text: written.message, isWrong: true });
          throw new Error(written.message);
        }}
        onAdd={() => {
          const { draft, json } = store.get();
          change((now) => addMessage(now, { draft, json }));
          setNote(undefined);
        }}
        onImport={() =>
          change((now) => ({ ...now, importing: importing === undefined ? "" : undefined }))
        }
        onRecord={record}
        onExport={save}
        onRemoveAll={() =>
          changeAll(`Removed ${count(steps.length, "step")}.`, (now) => replaceSteps(now, []))
        }
      />
      {importing !== undefined && (
        <ImportPanel
          input={method.input}
          registry={registry}
          text={importing}
          hasSteps={steps.length > 0}
          onText={(text) => change((now) => ({ ...now, importing: text }))}
          onImport={takeIn}
          onClose={() => {
            focus(undefined, "add");
            change((now) => ({ ...now, importing: undefined }));
          }}
        />
      )}
      {steps.length === 0 ? (
        <EmptyState icon={<ListOrdered size={24} />} title="No messages yet">
          Add step takes the message that the form holds now. Add several, say how long to wait
          before each, and play them on one call; or record the call you have just made.
        </EmptyState>
      ) : (
        <>
          <PlayerBar
            script={script}
            player={player}
            playing={playing}
            shortcut={shortcut}
            onPlay={() => player.play(stage)}
            onStep={step}
            onAnyway={playing.anyway && (() => player[playing.anyway ?? "play"](lenient))}
            onChange={(part) => change((now) => ({ ...now, ...part }))}
          />
          <StepList
            script={script}
            store={store}
            player={player}
            playing={playing}
            rules={stage.rules}
            onAct={onAct}
            onDelay={onDelay}
            onSend={step}
          />
        </>
      )}
    </div>
  );
}
