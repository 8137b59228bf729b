import type { DescMessage, DescMethod, Registry } from "@bufbuild/protobuf";
import { sendsStream } from "@grpc-playground/call";
import { useEffect, useMemo, useState } from "react";
import type { ReadOptions } from "../options/call-options.ts";
import type { RequestStore } from "../request-state.ts";
import type { CallLine } from "./line.ts";
import { NoScript } from "./no-script.tsx";
import { ScriptPanel } from "./script-panel.tsx";
import { loadBrokenRules, type BrokenRules } from "./step-rules.ts";

export interface ScriptTabProps {
  method: DescMethod;
  registry: Registry | undefined;
  store: RequestStore;
  /** The calls to play on. */
  line: CallLine;
  /** What goes along with a call that is opened. */
  options: ReadOptions;
  /** The keys for sending, as `aria-keyshortcuts` has them. */
  shortcut: string;
}

/** Messages to send one after another, and what plays them. */
export default function ScriptTab(props: ScriptTabProps) {
  const { method, registry, store, line, options, shortcut } = props;
  const rules = useBrokenRules(method.input, registry);
  const stage = useMemo(() => ({ line, options, rules }), [line, options, rules]);
  if (!sendsStream(method.methodKind)) return <NoScript method={method} />;
  return (
    <ScriptPanel
      method={method}
      registry={registry}
      store={store}
      stage={stage}
      shortcut={shortcut}
    />
  );
}

/** What checks the rules of a message type, once it is there. */
function useBrokenRules(desc: DescMessage, registry: Registry | undefined) {
  const [rules, setRules] = useState<{ readonly check: BrokenRules | undefined }>();
  useEffect(() => {
    let isLeft = false;
    const load = async () => {
      const check = await loadBrokenRules(desc, registry);
      if (!isLeft) setRules({ check });
    };
    void load();
    return () => {
      isLeft = true;
    };
  }, [desc, registry]);
  return rules?.check;
}
