import type { DescMethod, Message } from "@bufbuild/protobuf";
import { ConnectError } from "@connectrpc/connect";
import { sendsStream } from "@grpc-playground/call";
import { useMemo, useRef, useState, type ReactNode } from "react";
import { CallView } from "../features/call/call-view.tsx";
import { Composer } from "../features/composer/composer.tsx";
import { cx } from "../shared/lib/cx.ts";
import type { Protocol } from "../shared/lib/protocol.ts";
import { useStore, type WritableStore } from "../shared/lib/store.ts";
import type { Target } from "../shared/lib/target.ts";
import { Badge } from "../shared/ui/badge.tsx";
import { Button } from "../shared/ui/button.tsx";
import { Callout } from "../shared/ui/callout.tsx";
import { late } from "../shared/ui/late.tsx";
import { Region } from "../shared/ui/region.tsx";
import type { Bench } from "./bench/bench.ts";
import { useBenchPart } from "./bench/use-bench-part.tsx";
import { useBenchTab } from "./bench/use-bench-tab.tsx";
import { callLine } from "./calls/call-line.ts";
import { callKey, type Calls } from "./calls/calls.ts";
import { Columns } from "./columns/columns.tsx";
import { ErrorBoundary } from "./frame/error-boundary.tsx";
import { codeTab, compareTab } from "./tabs/late-tabs.tsx";
import { PasteButton } from "./paste/paste-button.tsx";
import { takeCommand, type Pasted } from "./paste/pasted.ts";
import type { FileNote } from "./calls/recorded-calls.tsx";
import { ReplayButton } from "./present/replay-button.tsx";
import { ResponsePeek } from "./columns/response-peek.tsx";
import type { Route } from "./routes/route.ts";
import type { Schema } from "./schema/schema-source.ts";
import { UnknownMethod } from "./routes/unknown-method.tsx";
import { useCallFlags } from "./calls/use-call-flags.ts";
import { useEscape } from "./frame/use-escape.ts";
import type { Present } from "./present/use-present.ts";
import { useShown } from "./present/use-shown.ts";
import { useWhatIf } from "./what-if/use-what-if.tsx";
import styles from "./workbench.module.css";
import type { Workspace } from "./workspace.ts";

const RecordedCalls = late(async () => (await import("./calls/recorded-calls.tsx")).RecordedCalls);

export interface WorkbenchProps {
  calls: Calls;
  workspace: Workspace;
  target: Target;
  schema: Schema;
  method: DescMethod | undefined;
  /** What the address bar names and the target does not have. */
  unknown: Route | undefined;
  /** What a call that is started now goes over. */
  protocol: Protocol;
  narrow: boolean;
  /** Undefined where there is no room for it. */
  explorer: ReactNode;
  present: Present;
  /** The lesson that is open. */
  lesson: ReactNode;
  /** Hears which views of the call are opened. */
  onView: (value: string) => void;
  /** A command of another tool is to be read, or is about to be typed. */
  onPaste: (pasted: Pasted) => void;
  /** The interceptors that calls go through. */
  bench: Bench;
  /** Whether calls get a connection of their own, to show its frames. */
  inspectFrames: WritableStore<boolean>;
}

/** What goes along with a call besides its messages. */
interface SendOptions {
  headers: Headers;
  timeoutMs?: number | undefined;
}

/** Ties what is composed to the call it becomes. Each method keeps its own call. */
export function Workbench(props: WorkbenchProps) {
  const { calls, workspace, target, schema, method, unknown, protocol, narrow, explorer } = props;
  const { present, onPaste } = props;
  const place = method && { target, method };
  const key = place && callKey(place);
  const of = method && { calls, target, schema, method };
  const entry = useStore(calls.entries).get(key ?? "");
  const flags = useCallFlags(entry?.log);
  const shown = useShown(entry?.log, present);
  const { registry } = schema;
  const line = useMemo(
    () => method && callLine(calls, { target, method }, { protocol, registry }),
    [calls, target, method, protocol, registry],
  );
  const interceptors = useBenchPart(props.bench, target);
  const onion = useBenchTab(props.bench, method, entry?.log, shown.log);
  const inspect = { value: useStore(props.inspectFrames), set: props.inspectFrames.set };
  const [refused, setRefused] = useState<{ key: string | undefined; why: string }>();
  const [note, setNote] = useState<FileNote>();
  const response = useRef<HTMLDivElement>(null);

  const tools = useMemo(
    () => <PasteButton onPress={() => onPaste({ text: "", inField: false })} />,
    [onPaste],
  );

  const start = (request: Message, { headers, timeoutMs }: SendOptions) => {
    if (place === undefined) return;
    setRefused(undefined);
    setNote(undefined);
    calls.start(place, { protocol, registry }, { headers, timeoutMs, request });
  };

  const send = (request: Message, options: SendOptions) => {
    start(request, options);
    // One above the other, the answer may be out of sight.
    if (narrow) response.current?.scrollIntoView({ block: "start" });
  };

  const sendMessage = (message: Message, options: SendOptions) => {
    if (entry?.call === undefined || !flags.open) return start(message, options);
    setRefused(undefined);
    entry.call.send(message).catch((reason: unknown) => {
      setRefused({ key, why: ConnectError.from(reason).rawMessage });
    });
  };

  const whatIf = useWhatIf(
    of !== undefined && entry?.call !== undefined && !flags.open && !shown.presenting
      ? { ...of, entry }
      : undefined,
  );

  const cancel = flags.open ? () => entry?.call?.cancel() : undefined;
  useEscape(shown.presenting ? present.leave : cancel);

  return (
    <>
      <Columns
        narrow={narrow}
        explorer={explorer}
        lesson={props.lesson}
        withoutRequest={shown.withoutRequest}
        request={
          <div
            className={cx(styles.cell, styles.request)}
            hidden={shown.withoutRequest}
            onPasteCapture={(event) => {
              const command = takeCommand(event);
              if (command) onPaste(command);
            }}
          >
            <ErrorBoundary part="The request" resetKey={method}>
              {method === undefined || line === undefined ? (
                <Region name="Request" bare>
                  <UnknownMethod route={unknown} schema={schema} target={target} />
                </Region>
              ) : (
                <Composer
                  key={key}
                  method={method}
                  registry={registry}
                  line={line}
                  call={flags}
                  lab={target === undefined}
                  tools={tools}
                  extra={interceptors}
                  peek={
                    narrow &&
                    sendsStream(method.methodKind) && (
                      <ResponsePeek log={entry?.log} response={response} />
                    )
                  }
                  onSend={send}
                  onSendMessage={sendMessage}
                  onHalfClose={() => entry?.call?.halfClose()}
                  onCancel={() => entry?.call?.cancel()}
                />
              )}
            </ErrorBoundary>
            {refused !== undefined && refused.key === key && (
              <Callout
                kind="warn"
                alert
                className={styles.refused}
                title="That message was not sent"
              >
                {refused.why}
              </Callout>
            )}
          </div>
        }
        response={
          <div className={styles.cell} ref={response}>
            <ErrorBoundary part="The response" resetKey={entry ?? method}>
              <CallView
                key={key}
                method={method}
                log={shown.log}
                call={flags.open ? entry?.call : undefined}
                inspect={inspect}
                onView={props.onView}
                registry={registry}
                protocol={entry?.protocol ?? protocol}
                actions={
                  <>
                    {entry !== undefined && entry.call === undefined && <Badge>from a file</Badge>}
                    {entry !== undefined && !flags.open && shown.playback === undefined && (
                      <ReplayButton failed={present.failed} onReplay={shown.replay} />
                    )}
                  </>
                }
                renderBelow={whatIf.renderBelow}
                more={of ? [...onion, compareTab(of), ...whatIf.tabs, codeTab(of)] : []}
                tools={
                  method && (
                    <RecordedCalls
                      calls={calls}
                      workspace={workspace}
                      schema={schema}
                      method={method}
                      entry={entry}
                      onNote={setNote}
                    />
                  )
                }
              />
            </ErrorBoundary>
            {note !== undefined && (
              <Callout
                kind={note.kind}
                alert
                className={styles.refused}
                title={note.title}
                action={
                  <Button size="sm" onClick={() => setNote(undefined)}>
                    Dismiss
                  </Button>
                }
              >
                {note.text}
              </Callout>
            )}
            {shown.replayBar}
          </div>
        }
      />
      {shown.presentBar(entry?.protocol ?? protocol)}
    </>
  );
}
