import { lazy, Suspense, useEffect, useState } from "react";
import { Explorer } from "../features/explorer/explorer.tsx";
import { ProtocolChoice } from "../features/protocol/protocol-choice.tsx";
import { TargetBox } from "../features/target/target-box.tsx";
import { useStore } from "../shared/lib/store.ts";
import { targetKey } from "../shared/lib/target.ts";
import { useMedia } from "../shared/lib/use-media.ts";
import { late } from "../shared/ui/late.tsx";
import styles from "./app.module.css";
import { DecodeLink, LearnLink } from "./frame/page-links.tsx";
import { ErrorBoundary } from "./frame/error-boundary.tsx";
import { ExplorerDrawer } from "./frame/explorer-drawer.tsx";
import { Glossary } from "./glossary/glossary.tsx";
import { Invitation } from "./frame/invitation.tsx";
import { Loading } from "./frame/loading.tsx";
import type { Playground } from "./playground.ts";
import { effectiveProtocol, protocolChoices } from "./calls/protocols.ts";
import type { Pasted } from "./paste/pasted.ts";
import { navigate, pageOf, parseLesson, useHash } from "./routes/route.ts";
import { routeOf } from "./routes/selection.ts";
import { PresentButton } from "./present/present-button.tsx";
import { TopBar } from "./frame/top-bar.tsx";
import { useLive } from "./calls/use-live.ts";
import { usePresent } from "./present/use-present.ts";
import { useSelection } from "./routes/use-selection.ts";
import { viewed } from "./viewed.ts";
import { Workbench } from "./workbench.tsx";

// Reading other tools' commands is not needed for a first call.
const PasteCommand = lazy(() => import("./paste/paste-command.tsx"));
const DecodeHost = late(async () => (await import("./decode/decode-host.tsx")).DecodeHost);
const GlossaryHost = late(async () => (await import("./glossary/glossary-host.tsx")).GlossaryHost);
const LessonHost = late(async () => (await import("./lessons/lesson-host.tsx")).LessonHost);
const LearnPage = late(async () => (await import("./lessons/learn-page.tsx")).LearnPage);

const pageNames = { decode: "Decode bytes", learn: "Learn gRPC", glossary: "Glossary" };

/** The page: puts the features together, and knows nothing that they know. */
export function App({ playground }: { playground: Playground }) {
  const { workspace, calls, recents, protocol: preference } = playground;
  const { target, schema, opening } = useStore(workspace.state);
  const preferred = useStore(preference);
  const { method, unknown } = useSelection(schema);
  const hash = useHash();
  const page = pageOf(hash);
  const isDecoding = page === "decode";
  const lesson = parseLesson(hash);
  const [from, setFrom] = useState(hash);
  // The other pages lead back to where one was.
  if ((page === undefined || page === "learn") && hash !== from) setFrom(hash);
  const live = useLive(calls, target);
  const unanswered = useStore(calls.unanswered).has(targetKey(target));
  const narrow = useMedia("(max-width: 900px)");
  const [isDrawerOpen, setDrawerOpen] = useState(false);
  const [pasted, setPasted] = useState<Pasted>();
  const canPresent = schema !== undefined && page === undefined;
  const present = usePresent(canPresent);
  const presenting = present.since !== undefined;
  const choices = protocolChoices(method, target);
  const protocol = effectiveProtocol(preferred, choices);

  useEffect(() => {
    const part = page === undefined ? method?.name : pageNames[page];
    document.title = part === undefined ? "gRPC Playground" : `${part} · gRPC Playground`;
  }, [method, page]);

  const explorer = schema && (
    <ErrorBoundary part="The explorer" resetKey={schema}>
      <Explorer
        key={targetKey(target)}
        services={schema.services}
        selected={method}
        live={live}
        onOpen={(chosen) => {
          navigate(routeOf(chosen));
          setDrawerOpen(false);
        }}
      />
      <Invitation />
    </ErrorBoundary>
  );

  return (
    <Glossary calls={calls} isWanted={lesson !== undefined || page === "learn"}>
      <div className={styles.page}>
        {!presenting && (
          <TopBar
            menu={
              (narrow || lesson !== undefined) && (
                <ExplorerDrawer
                  name={narrow ? "Methods" : "Services"}
                  open={isDrawerOpen}
                  onOpenChange={setDrawerOpen}
                >
                  {explorer}
                </ExplorerDrawer>
              )
            }
            target={
              <TargetBox
                target={target}
                facts={
                  schema && {
                    services: schema.services.length,
                    source: schema.source,
                    notes: schema.notes,
                  }
                }
                opening={opening}
                unanswered={unanswered}
                recents={recents}
                onOpen={workspace.open}
                onInsist={workspace.insist}
                onDismiss={workspace.dismiss}
              />
            }
            protocol={
              page === undefined && (
                <ProtocolChoice choices={choices} value={protocol} onChange={preference.set} />
              )
            }
            tools={
              <>
                <LearnLink current={page === "learn"} />
                <DecodeLink current={isDecoding} />
                {canPresent && <PresentButton present={present} />}
              </>
            }
          />
        )}
        {isDecoding ? (
          <ErrorBoundary part="What was decoded" resetKey={schema}>
            <DecodeHost registry={schema?.registry} target={target} from={from} />
          </ErrorBoundary>
        ) : page === "glossary" ? (
          <GlossaryHost hash={hash} from={from} />
        ) : page === "learn" ? (
          <ErrorBoundary part="The course" resetKey={hash}>
            <LearnPage key={hash} hash={hash} />
          </ErrorBoundary>
        ) : schema === undefined ? (
          <Loading
            problem={opening?.problem}
            onRetry={() => workspace.open(opening?.target)}
            onOwn={opening?.target && (() => workspace.open(undefined))}
          />
        ) : (
          <Workbench
            calls={calls}
            workspace={workspace}
            target={target}
            schema={schema}
            method={method}
            unknown={unknown}
            protocol={protocol}
            narrow={narrow}
            explorer={presenting ? undefined : explorer}
            lesson={
              lesson && (
                <ErrorBoundary part="The lesson" resetKey={hash}>
                  <LessonHost
                    playground={playground}
                    place={lesson}
                    narrow={narrow}
                    presenting={presenting}
                  />
                </ErrorBoundary>
              )
            }
            onView={(value) => viewed.set({ value })}
            present={present}
            onPaste={setPasted}
            bench={playground.bench}
            inspectFrames={playground.inspectFrames}
          />
        )}
        {schema && pasted && (
          <ErrorBoundary part="The box for commands" resetKey={pasted}>
            <Suspense>
              <PasteCommand
                workspace={workspace}
                schema={schema}
                method={method}
                pasted={pasted}
                onClose={() => setPasted(undefined)}
              />
            </Suspense>
          </ErrorBoundary>
        )}
      </div>
    </Glossary>
  );
}
