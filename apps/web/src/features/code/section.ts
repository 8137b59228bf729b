import type { DescMethod, Registry } from "@bufbuild/protobuf";
import type { HttpPlace, SnippetMethod } from "@grpc-playground/snippets/write";
import type { ComponentType } from "react";
import type { Target } from "../../shared/lib/target.ts";

/** Where the server of a call answers. */
export interface CallPlace {
  /** Where gRPC is spoken: `host:port`. */
  readonly address: string;
  readonly tls: boolean;
  readonly http: HttpPlace;
}

/** What every section of the Code tab is given. */
export interface SectionProps {
  method: DescMethod;
  registry: Registry;
  /** The server that is open; undefined is the playground's own. */
  target: Target;
  place: CallPlace;
  /** The method as generated code names it. */
  rpc: SnippetMethod;
}

/** A section of the Code tab beside the request. */
export interface Section {
  /** Remembered, so it stays the same. */
  readonly value: string;
  readonly label: string;
  /** Loaded late, by `late()`. */
  readonly Panel: ComponentType<SectionProps>;
}
