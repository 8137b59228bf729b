import { binaryValue } from "./binary-value.ts";
import { number } from "../../../../shared/lib/format.ts";

/** What a header's value says, where that is not plain to see. */
export function headerNote(name: string, value: string): string | undefined {
  if (name === "grpc-message") return percentNote(value);
  const binary = binaryValue(name, value);
  if (binary === undefined) return undefined;
  if (binary.bytes === undefined) return "not valid base64";
  const bytes = `${number(binary.bytes)} bytes, in base64`;
  if (name === "grpc-status-details-bin") {
    return `${bytes}: a google.rpc.Status message, with the details that are shown above`;
  }
  return binary.text === undefined ? bytes : `${bytes}; as text: ${binary.text}`;
}

/** gRPC percent-encodes its message, because a header holds ASCII only (gRPC over HTTP2, "Responses"). */
function percentNote(value: string): string | undefined {
  if (!value.includes("%")) return undefined;
  try {
    return `percent-encoded; it says: ${decodeURIComponent(value)}`;
  } catch {
    return "percent-encoded, but not validly so";
  }
}
