import type { DescMethod, Message, Registry } from "@bufbuild/protobuf";
import { draftToMessage } from "@grpc-playground/schema";
import { lazy, Suspense, useCallback, useMemo, useRef, type ReactNode } from "react";
import { Button } from "../../shared/ui/button.tsx";
import { late } from "../../shared/ui/late.tsx";
import { Region } from "../../shared/ui/region.tsx";
import { Tabs } from "../../shared/ui/tabs.tsx";
import styles from "./composer.module.css";
import { FormTab } from "./form/form-tab.tsx";
import { MethodHeader } from "./method-header.tsx";
import { readOptions, type CallOptions, type OptionsDraft } from "./options/call-options.ts";
import { CallOptionsEditor, type ExtraPart } from "./options/call-options-editor.tsx";
import {
  canUndo,
  isJsonBroken,
  requestStore,
  requestTabs,
  withExample,
  withNothing,
  withUndone,
  type RequestState,
} from "./request-state.ts";
import type { CheckingRules } from "./rules/form-rules.ts";
import { loadRules } from "./rules/load-rules.ts";
import { useRulesFirst } from "./rules/use-rules-first.ts";
import type { CallLine } from "./script/line.ts";
import { useRefusal } from "./use-refusal.ts";
import { useSlice } from "./use-slice.ts";
import { SendBar } from "./send-bar.tsx";
import { sendShortcut } from "./send-shortcut.ts";
import { useSendKeys } from "./use-send-keys.ts";
import { sendState, type CallFlags } from "./send-state.ts";

// Most calls are filled in by the form alone.
const JsonTab = late(async () => (await import("./json/json-tab.tsx")).JsonTab);

// Most calls need no script, so that it comes when it is asked for.
const ScriptTab = lazy(async () => {
  try {
    return await import("./script/script-tab.tsx");
  } catch {
    return { default: ScriptMissing };
  }
});

export interface ComposerProps {
  method: DescMethod;
  registry: Registry;
  /** The calls in this place, for a script to play on. */
  line: CallLine;
  /** What became of the call in this place, if there is one. */
  call: CallFlags;
  /** Why nothing can be sent now; undefined when it can. */
  blocked?: string | undefined;
  /** Whether the target obeys the lab's metadata. */
  lab?: boolean;
  /** A button of the page's own, beside the method's name. Stays the same object. */
  tools?: ReactNode;
  /** A part of the page's own beside metadata, deadline and lab. Stays the same object while nothing of it changes. */
  extra?: ExtraPart | undefined;
  /** A line of the page's own, above the buttons that send. */
  peek?: ReactNode;
  /** Unary and server streaming: makes the whole call. */
  onSend: (message: Message, options: CallOptions) => void;
  /** Client and bidi streaming: opens the call if none is open, and sends. */
  onSendMessage: (message: Message, options: CallOptions) => void;
  onHalfClose: () => void;
  onCancel: () => void;
}

/**
 * Where a request is made: the message, what goes along with it, and the
 * buttons that send it. What was entered for a method is there when it is
 * opened again.
 */
export function Composer(props: ComposerProps) {
  const { method, registry, call, blocked, lab = false } = props;
  const store = requestStore(method, registry);
  // Slices, so that typing in a field does not render what is around the form.
  const tab = useSlice(store, (state) => state.tab);
  const options = useSlice(store, (state) => state.options);
  const refused = useSlice(store, (state) => state.refused);
  const steps = useSlice(store, (state) => state.script.steps.length);
  const canOverride = useSlice(store, (state) => state.canOverride);
  const undoable = useSlice(store, canUndo);
  const body = useRef<HTMLDivElement>(null);
  const sendButton = useRef<HTMLButtonElement>(null);
  const refusal = useRefusal(store, body, sendButton);
  const read = useMemo(() => readOptions(options, method, lab), [options, method, lab]);

  const send = (rules: CheckingRules | undefined) => {
    const state = store.get();
    const { streams, canSend } = sendState(method, call, blocked);
    if (!canSend) return;
    const { message, issues } = draftToMessage(state.draft);
    const broken = isJsonBroken(state) ? ["The JSON is not a message yet: see the JSON tab."] : [];
    const problems = [
      ...broken,
      ...issues.map((issue) => `${issue.at}: ${issue.message}`),
      ...read.issues,
    ];
    if (problems.length > 0) {
      // What is wrong with the message shows beside its fields, and so in the form.
      const isInForm = broken.length === 0 && issues.length > 0;
      const shown = isInForm ? "form" : state.tab;
      return refusal.refuse({ refused: problems, canOverride: false, tab: shown });
    }
    const violated = rules?.tryToSend() ?? [];
    if (violated.length > 0) {
      const shown = state.tab === "json" ? "json" : "form";
      return refusal.refuse({ refused: violated, canOverride: true, tab: shown });
    }
    if (state.refused.length > 0) store.set({ ...state, refused: [] });
    // A copy each: whoever sends may add headers of its own.
    const own = { ...read.options, headers: new Headers(read.options.headers) };
    if (streams) props.onSendMessage(message, own);
    else props.onSend(message, own);
  };

  const sendChecked = useRulesFirst(store, send);

  const startWith = (state: RequestState) => {
    loadRules(store)?.rules?.startOver();
    store.set(state);
  };

  // Beside a script the keys are the script's.
  useSendKeys(tab === "script" ? undefined : sendChecked);

  const setOptions = useCallback(
    (next: OptionsDraft) => store.set({ ...store.get(), options: next, refused: [] }),
    [store],
  );

  return (
    <Region name="Request" bare className={styles.composer}>
      <div ref={body} className={styles.body}>
        <div className={styles.scroll}>
          <MethodHeader method={method} tools={props.tools} />
          <Tabs
            label="Message as"
            value={tab}
            onValueChange={(value) => {
              const chosen = requestTabs.find((each) => each === value) ?? "form";
              store.set({ ...store.get(), tab: chosen });
            }}
            end={
              <div className={styles.fill}>
                {/* Both are about the one message, which is not to be seen beside a script. */}
                {tab !== "script" && (
                  <>
                    {undoable && (
                      <Button
                        size="sm"
                        variant="ghost"
                        onClick={({ currentTarget: { nextElementSibling: next } }) => {
                          // It goes away with what it undid; the focus does not.
                          if (next instanceof HTMLElement) next.focus();
                          startWith(withUndone(store.get()));
                        }}
                      >
                        Undo
                      </Button>
                    )}
                    <Button
                      size="sm"
                      variant="ghost"
                      onClick={() =>
                        startWith(withExample(store.get(), loadRules(store)?.rules?.example))
                      }
                    >
                      Example
                    </Button>
                    <Button
                      size="sm"
                      variant="ghost"
                      onClick={() => startWith(withNothing(store.get()))}
                    >
                      Clear
                    </Button>
                  </>
                )}
              </div>
            }
            items={[
              { value: "form", label: "Form", panel: <FormTab store={store} /> },
              {
                value: "json",
                label: "JSON",
                panel: <JsonTab store={store} registry={registry} onSend={sendChecked} />,
              },
              {
                value: "script",
                label: "Script",
                note: steps > 0 ? steps : undefined,
                panel: (
                  <Suspense>
                    <ScriptTab
                      method={method}
                      registry={registry}
                      store={store}
                      line={props.line}
                      options={read}
                      shortcut={sendShortcut}
                    />
                  </Suspense>
                ),
              },
            ]}
          />
        </div>
        <CallOptionsEditor
          method={method}
          lab={lab}
          draft={options}
          extra={props.extra}
          onChange={setOptions}
        />
        {props.peek}
        <SendBar
          sendRef={sendButton}
          method={method}
          open={call.open}
          halfClosed={call.halfClosed}
          blocked={blocked}
          shortcut={tab === "script" ? undefined : sendShortcut}
          summary={read.summary}
          refused={refused}
          onSend={sendChecked}
          onSendAnyway={canOverride === true ? () => send(undefined) : undefined}
          onDismiss={refusal.dismiss}
          onHalfClose={props.onHalfClose}
          onCancel={props.onCancel}
        />
      </div>
    </Region>
  );
}

/** The chunk did not arrive: offline, or a newer build took its place. */
function ScriptMissing() {
  return <p className={styles.missing}>The script could not be loaded. Reload the page for it.</p>;
}
