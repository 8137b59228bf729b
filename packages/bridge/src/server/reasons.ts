import { Code, ConnectError } from "@connectrpc/connect";
import { constants } from "node:http2";

// Why a target could not be called, in words that say what to do next.

const byErrorCode: Record<string, string> = {
  ECONNREFUSED: "nothing is listening there (connection refused): is the server running?",
  ENOTFOUND: "there is no host of that name",
  EAI_AGAIN: "the name could not be looked up: is there a network?",
  ETIMEDOUT: "it did not answer in time",
  EHOSTUNREACH: "there is no route to it",
  ENETUNREACH: "there is no route to its network",
  ECONNRESET: "it broke off the connection",
  EPIPE: "it broke off the connection",
  DEPTH_ZERO_SELF_SIGNED_CERT: "its TLS certificate is self-signed, so nobody vouches for it",
  SELF_SIGNED_CERT_IN_CHAIN:
    "its TLS certificate comes from an authority that this machine does not trust: have it " +
    "signed by one that it does, or add the authority to the machine's",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    "its TLS certificate comes from an authority that this machine does not trust: have it " +
    "signed by one that it does, or add the authority to the machine's",
  UNABLE_TO_GET_ISSUER_CERT: "its TLS certificate comes from an authority that cannot be found",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    "its TLS certificate cannot be verified: the server may not send the certificates in between",
  CERT_HAS_EXPIRED: "its TLS certificate has expired: whoever runs it has to renew it",
  CERT_NOT_YET_VALID: "its TLS certificate is not valid yet: is this machine's clock right?",
  CERT_REVOKED: "its TLS certificate was revoked",
  ERR_TLS_CERT_ALTNAME_INVALID: "its TLS certificate was made out to another name",
  ERR_SSL_WRONG_VERSION_NUMBER: "it does not speak TLS: try it without TLS",
  ERR_SSL_PACKET_LENGTH_TOO_LONG: "it does not speak TLS: try it without TLS",
  ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL: "its TLS does not offer HTTP/2, which gRPC needs",
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: "it asks for a client certificate",
  ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE: "it refused the TLS handshake",
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: "it speaks another version of TLS",
};

function errorCode(error: unknown): string {
  if (error instanceof AggregateError) return errorCode(error.errors[0]);
  if (error instanceof Error && "code" in error && typeof error.code === "string") {
    return error.code;
  }
  return "";
}

/** Whom a certificate is made out to instead, and what to do about it. */
function namesOf(error: unknown): string {
  const certificate = error instanceof Error && "cert" in error ? error.cert : undefined;
  if (typeof certificate !== "object" || certificate === null) return "";
  if (!("subjectaltname" in certificate)) return "";
  // Anybody can put many names into one.
  const names = String(certificate.subjectaltname).slice(0, 200);
  return ` (${names}): call it by that name, or give it a certificate for this one`;
}

/** What is wrong with a connection, as the second half of a sentence about the target. */
export function reasonOf(error: unknown): string {
  const code = errorCode(error);
  const known = byErrorCode[code];
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID") return `${known}${namesOf(error)}`;
  if (known !== undefined) return known;
  if (code.startsWith("ERR_SSL_") || code === "EPROTO") return `the TLS handshake failed (${code})`;
  if (error instanceof Error) return code === "" ? error.message : `${error.message} (${code})`;
  return String(error);
}

const notHttp2 =
  "something answers there, but not with HTTP/2: it may be an HTTP/1 server, or want TLS " +
  "(switch TLS on for it)";

/**
 * Why no connection came about.
 *
 * @param stage how far it got: to a TCP or TLS connection, or not
 */
export function connectFailure(
  target: { readonly name: string; readonly tls: boolean },
  stage: "dialling" | "connected",
  error: unknown,
): ConnectError {
  let reason = reasonOf(error);
  const code = errorCode(error);
  if (stage === "dialling" && target.tls && (error === undefined || code === "ECONNRESET")) {
    reason = "it closed the connection during the TLS handshake: does it speak TLS?";
  } else if (stage === "connected" && (error === undefined || !(code in byErrorCode))) {
    reason = notHttp2;
  } else if (stage === "connected" && code === "ECONNRESET") {
    reason = notHttp2;
  }
  return new ConnectError(`cannot call ${target.name}: ${reason}`, Code.Unavailable);
}

/** The connection said goodbye just before the call: the target has not seen it. */
export function goneBefore(name: string): ConnectError {
  return new ConnectError(
    `${name} was closing the connection when the call was made: try it again`,
    Code.Unavailable,
  );
}

/** The connection was lost with calls on it. */
export function lostConnection(name: string, error: unknown): ConnectError {
  const reason = error === undefined ? "it closed the connection" : reasonOf(error);
  return new ConnectError(
    `the connection to ${name} was lost during the call: ${reason}`,
    Code.Unavailable,
  );
}

/** gRPC over HTTP/2, "Errors": which status an RST_STREAM stands for. */
const byResetCode: Record<number, readonly [Code, string]> = {
  [constants.NGHTTP2_NO_ERROR]: [Code.Internal, "NO_ERROR"],
  [constants.NGHTTP2_PROTOCOL_ERROR]: [Code.Internal, "PROTOCOL_ERROR"],
  [constants.NGHTTP2_INTERNAL_ERROR]: [Code.Internal, "INTERNAL_ERROR"],
  [constants.NGHTTP2_FLOW_CONTROL_ERROR]: [Code.Internal, "FLOW_CONTROL_ERROR"],
  [constants.NGHTTP2_SETTINGS_TIMEOUT]: [Code.Internal, "SETTINGS_TIMEOUT"],
  [constants.NGHTTP2_STREAM_CLOSED]: [Code.Unknown, "STREAM_CLOSED"],
  [constants.NGHTTP2_FRAME_SIZE_ERROR]: [Code.Internal, "FRAME_SIZE_ERROR"],
  [constants.NGHTTP2_REFUSED_STREAM]: [Code.Unavailable, "REFUSED_STREAM"],
  [constants.NGHTTP2_CANCEL]: [Code.Canceled, "CANCEL"],
  [constants.NGHTTP2_COMPRESSION_ERROR]: [Code.Internal, "COMPRESSION_ERROR"],
  [constants.NGHTTP2_CONNECT_ERROR]: [Code.Internal, "CONNECT_ERROR"],
  [constants.NGHTTP2_ENHANCE_YOUR_CALM]: [Code.ResourceExhausted, "ENHANCE_YOUR_CALM"],
  [constants.NGHTTP2_INADEQUATE_SECURITY]: [Code.PermissionDenied, "INADEQUATE_SECURITY"],
  [constants.NGHTTP2_HTTP_1_1_REQUIRED]: [Code.Unknown, "HTTP_1_1_REQUIRED"],
};

/**
 * The target reset the call's stream before it had given a status.
 *
 * @param pastDeadline Whether the call's deadline had passed by then. grpc-go
 * answers a deadline with nothing but a CANCEL, often before the caller's own
 * clock has noticed, and means DEADLINE_EXCEEDED.
 */
export function resetByTarget(name: string, rstCode: number, pastDeadline: boolean): ConnectError {
  if (rstCode === constants.NGHTTP2_CANCEL && pastDeadline) {
    return new ConnectError(`${name} ended the call at its deadline`, Code.DeadlineExceeded);
  }
  const [code, label] = byResetCode[rstCode] ?? [Code.Unknown, `0x${rstCode.toString(16)}`];
  return new ConnectError(`${name} reset the call with HTTP/2 ${label}, without a status`, code);
}
