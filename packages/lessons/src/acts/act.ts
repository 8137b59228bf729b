import type { EventName } from "../events/event-name.ts";
import type { MethodName } from "../method-name.ts";
import type { JsonValue } from "../yaml/json-value.ts";

export const protocolNames = ["gRPC", "gRPC-Web", "Connect", "Connect JSON"] as const;
export type ProtocolName = (typeof protocolNames)[number];

export const practiceNames = [
  "plain",
  "tls-good",
  "tls-expired",
  "tls-wrong-name",
  "tls-unknown-ca",
] as const;
/** A server to practise on, as the server's PracticeService lists it. */
export type PracticeName = (typeof practiceNames)[number];

export const buttonNames = [
  "Send",
  "Send message",
  "Half-close",
  "Cancel",
  "Pause reading",
  "Resume reading",
] as const;
export type ButtonName = (typeof buttonNames)[number];

export const viewNames = [
  "Timeline",
  "Sequence",
  "Wire",
  "Flow",
  "Compare",
  "Interceptors",
  "Code",
  "Learn",
] as const;
/** A tab of the call. */
export type ViewName = (typeof viewNames)[number];

/** What the lab is asked for. What is left out is not asked for. */
export interface LabSettings {
  readonly delayMs?: number;
  readonly count?: number;
  readonly size?: number;
  /** A status code's name. */
  readonly fail?: string;
  readonly failAfter?: number;
  readonly failAttempts?: number;
  readonly seed?: number;
  readonly compress?: "gzip";
}

/** Interceptors of each side by name, the outermost first. */
export interface ChainNames {
  readonly client: readonly string[];
  readonly server: readonly string[];
}

/** One thing that a learner can do. Whoever plays acts has a way to do each of them. */
export type Act =
  | { readonly do: "open"; readonly method: MethodName }
  | { readonly do: "fill"; readonly message: { readonly [field: string]: JsonValue } }
  | { readonly do: "metadata"; readonly rows: readonly (readonly [name: string, value: string])[] }
  | { readonly do: "deadline"; readonly ms: number | undefined }
  | { readonly do: "lab"; readonly settings: LabSettings }
  | { readonly do: "protocol"; readonly protocol: ProtocolName }
  | {
      readonly do: "target";
      readonly server: PracticeName | "own";
      /** How to speak to it, where that is not how it speaks. */
      readonly over: "TLS" | "plaintext" | undefined;
    }
  | { readonly do: "interceptors"; readonly chain: ChainNames }
  | { readonly do: "press"; readonly button: ButtonName }
  | { readonly do: "until"; readonly event: EventName }
  | { readonly do: "wait"; readonly ms: number }
  | { readonly do: "view"; readonly view: ViewName }
  | { readonly do: "answer"; readonly text: string };
