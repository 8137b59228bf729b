import type { DescMessage, Registry } from "@bufbuild/protobuf";

/** What is known of the messages that are read. */
export interface Types {
  /** Their type; without one, everything is a guess. */
  readonly schema: DescMessage | undefined;
  readonly registry: Registry | undefined;
}
