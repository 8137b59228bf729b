import { create, toBinary } from "@bufbuild/protobuf";
import { anyPack, type Any } from "@bufbuild/protobuf/wkt";
import type { ConnectError } from "@connectrpc/connect";
import { mergeNonProtocolHeaders } from "@connectrpc/connect/protocol";
import { StatusSchema } from "@grpc-playground/gen/google/rpc/status_pb";
import { Metadata, status } from "@grpc/grpc-js";
import { grpcCode } from "./codes.ts";
import { metadataFromHeaders, MetadataHeaders } from "./metadata.ts";

/** A status as grpc-js takes it. */
export interface OutgoingStatus {
  readonly code: status;
  readonly details: string;
  readonly metadata: Metadata | null;
}

const ok: OutgoingStatus = { code: status.OK, details: "", metadata: null };

/** The status of a call that went well. `grpc-message` stays empty: OK needs no words. */
export function okStatus(trailer: Headers): OutgoingStatus {
  const metadata = metadataFromHeaders(trailer);
  return metadata === undefined ? ok : { ...ok, metadata };
}

/**
 * The status of a call that failed: code and message, the trailers set so far
 * and those of the error, and the error's details as `grpc-status-details-bin`
 * (a google.rpc.Status, as every gRPC library reads it).
 */
export function errorStatus(error: ConnectError, trailer?: Headers): OutgoingStatus {
  const trailers = new MetadataHeaders(trailer && metadataFromHeaders(trailer));
  mergeNonProtocolHeaders(trailers, error.metadata);
  const metadata = trailers.metadata ?? new Metadata();
  // Half a surrogate pair cannot be percent-encoded.
  const message = error.rawMessage.toWellFormed();
  if (error.details.length > 0) {
    const details = create(StatusSchema, {
      code: error.code,
      message,
      details: error.details.map(packDetail),
    });
    metadata.set("grpc-status-details-bin", Buffer.from(toBinary(StatusSchema, details)));
  }
  return { code: grpcCode(error.code), details: message, metadata };
}

function packDetail(
  detail: ConnectError["details"][number],
): Any | { typeUrl: string; value: Uint8Array } {
  return "desc" in detail
    ? anyPack(detail.desc, create(detail.desc, detail.value))
    : { typeUrl: `type.googleapis.com/${detail.type}`, value: detail.value };
}
