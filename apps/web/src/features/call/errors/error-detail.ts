import {
  createRegistry,
  fromBinary,
  toJson,
  type DescMessage,
  type JsonValue,
  type Registry,
} from "@bufbuild/protobuf";
import { base64Encode } from "@bufbuild/protobuf/wire";
import type { ErrorDetail } from "@grpc-playground/call";
import { file_google_rpc_error_details } from "@grpc-playground/gen/google/rpc/error_details_pb";

/** A detail of an error, as far as it can be read. */
export interface ReadDetail {
  type: string;
  /** What this type is for, where it is one of google.rpc. */
  purpose: string | undefined;
  content:
    | { kind: "json"; value: JsonValue }
    /** Nobody knows the type, or the bytes are not of it. */
    | { kind: "raw"; reason: string; hex: string; base64: string; bytes: number };
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

/** Bytes of an unknown detail that are written out in hex. */
const hexBytes = 256;

/** Reads a packed detail with the target's types and those of google.rpc; else its bytes. */
export function readDetail({ type, value }: ErrorDetail, registry: Registry): ReadDetail {
  const purpose = purposes[type];
  const schema: DescMessage | undefined = registry.getMessage(type) ?? known.getMessage(type);
  if (schema === undefined) {
    return { type, purpose, content: raw(value, "Its type is not in the schema of this target.") };
  }
  try {
    const json = toJson(schema, fromBinary(schema, value), {
      registry,
      useProtoFieldName: true,
    });
    return { type, purpose, content: { kind: "json", value: json } };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { type, purpose, content: raw(value, `Its bytes do not decode as that type: ${why}`) };
  }
}

function raw(value: Uint8Array, reason: string): ReadDetail["content"] {
  const pairs = Array.from(value.subarray(0, hexBytes), (byte) =>
    byte.toString(16).padStart(2, "0"),
  );
  const more = value.byteLength > hexBytes ? " …" : "";
  return {
    kind: "raw",
    reason,
    hex: pairs.join(" ") + more,
    base64: base64Encode(value),
    bytes: value.byteLength,
  };
}
