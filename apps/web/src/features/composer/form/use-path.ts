import type { DraftPath } from "@grpc-playground/schema";
import { useMemo } from "react";

/** A path one step further down; the same array as long as neither part changes. */
export function usePath(parent: DraftPath, step: string | number): DraftPath {
  return useMemo(() => [...parent, step], [parent, step]);
}
