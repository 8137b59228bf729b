import type { FileRegistry } from "@bufbuild/protobuf";
import { DecodePage } from "../../features/decode/decode-page.tsx";
import { targetName, type Target } from "../../shared/lib/target.ts";
import { wayBack } from "../routes/way-back.ts";

export interface DecodeHostProps {
  registry: FileRegistry | undefined;
  target: Target;
  /** The address that one came from. */
  from: string;
}

/** The page that decodes bytes, with a way back to where one was. */
export function DecodeHost({ registry, target, from }: DecodeHostProps) {
  return <DecodePage registry={registry} target={targetName(target)} back={wayBack(from)} />;
}
