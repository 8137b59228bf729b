import type { DescMethod } from "@bufbuild/protobuf";
import type { Problem } from "../../shared/lib/problem.ts";

/** What the page knows of the place that a command calls. */
export interface Destination {
  /** The name of the target that is open. */
  readonly target: string;
  /** The method there; undefined when it has none of that name. */
  readonly kind: DescMethod["methodKind"] | undefined;
  /** The closest name there, when it has none of that name. */
  readonly nearest: string | undefined;
  /** The command's own server, when it is not the one that is open. */
  readonly elsewhere: Elsewhere | undefined;
}

export interface Elsewhere {
  readonly address: string;
  readonly isOpening: boolean;
  /** Why it could not be opened, after it was tried. */
  readonly problem: Problem | undefined;
}
