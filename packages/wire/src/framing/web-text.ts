import { base64Encode } from "@bufbuild/protobuf/wire";
import { decodeBase64, type Base64Read } from "../base64.ts";

/**
 * The bytes in a body of `application/grpc-web-text`. A server encodes what it
 * flushes piece by piece, so there may be padding in the middle: each chunk
 * says which characters hold which bytes.
 * https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-WEB.md
 */
export function fromGrpcWebText(body: Uint8Array): Base64Read {
  return decodeBase64(new TextDecoder("latin1").decode(body));
}

/** A body as `application/grpc-web-text` would carry it: each piece by itself. */
export function toGrpcWebText(...pieces: readonly Uint8Array[]): string {
  return pieces.map((piece) => base64Encode(piece)).join("");
}
