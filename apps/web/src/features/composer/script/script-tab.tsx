import type { DescMethod } from "@bufbuild/protobuf";
import { sendsStream } from "@grpc-playground/call";
import type { ReadOptions } from "../options/call-options.ts";
import type { RequestStore } from "../request-state.ts";
import type { CallLine } from "./line.ts";
import { NoScript } from "./no-script.tsx";

export interface ScriptTabProps {
  method: DescMethod;
  store: RequestStore;
  /** The calls to play on. */
  line: CallLine;
  /** What goes along with a call that is opened. */
  options: ReadOptions;
}

/** Messages to send one after another, and what plays them. */
export default function ScriptTab({ method }: ScriptTabProps) {
  if (!sendsStream(method.methodKind)) return <NoScript method={method} />;
  return null;
}
