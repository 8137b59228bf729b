import {
  createRegistry,
  fromBinary,
  type DescMessage,
  type JsonValue,
  type Registry,
} from "@bufbuild/protobuf";
import type { ErrorDetail } from "@grpc-playground/call";
import type { RawBytes } from "../../../shared/lib/lenient-json.ts";
import { messageJson } from "../../../shared/lib/message-json.ts";
import { file_google_rpc_error_details } from "@grpc-playground/gen/google/rpc/error_details_pb";

/** A detail of an error, as far as it can be read. */
export interface ReadDetail {
  type: string;
  /** What this type is for, where it is one of google.rpc. */
  purpose: string | undefined;
  content:
    | { kind: "json"; value: JsonValue; raw: ReadonlyMap<object, RawBytes> }
    /** Nobody knows the type, or the bytes are not of it. */
    | { kind: "raw"; reason: string; bytes: Uint8Array };
}

/** Known without any schema of the target. */
const known = createRegistry(file_google_rpc_error_details);

const purposes: Readonly<Record<string, string>> = {
  "buf.validate.Violations": "Which rules of its own schema the request broke",
  "google.rpc.BadRequest": "Which fields of the request are wrong, and how",
  "google.rpc.DebugInfo": "Where in the server's code it happened",
  "google.rpc.ErrorInfo": "The cause, for a program to act on",
  "google.rpc.Help": "Where to read more",
  "google.rpc.LocalizedMessage": "A message for the people who use the program",
  "google.rpc.PreconditionFailure": "What has to be true first",
  "google.rpc.QuotaFailure": "Which quota was used up",
  "google.rpc.RequestInfo": "How the server names this request",
  "google.rpc.ResourceInfo": "Which resource it is about",
  "google.rpc.RetryInfo": "When it is worth trying again",
};

/** Reads a packed detail with the target's types and those of google.rpc; else it is left as bytes. */
export function readDetail({ type, value }: ErrorDetail, registry: Registry): ReadDetail {
  const purpose = purposes[type];
  const raw = (reason: string): ReadDetail => ({
    type,
    purpose,
    content: { kind: "raw", reason, bytes: value },
  });
  const schema: DescMessage | undefined = registry.getMessage(type) ?? known.getMessage(type);
  if (schema === undefined) return raw("Its type is not in the schema of this target.");
  try {
    const json = messageJson(schema, fromBinary(schema, value), registry);
    if (json.ok) {
      return { type, purpose, content: { kind: "json", value: json.value, raw: json.raw } };
    }
    return raw(`It has no JSON: ${json.reason}.`);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return raw(`Its bytes do not decode as that type: ${why}.`);
  }
}
