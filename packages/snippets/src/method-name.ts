import { Refused, type Span } from "./place.ts";

export interface MethodName {
  readonly service: string;
  readonly method: string;
}

/** Reads `service/method` or `service.method`. */
export function readMethodName(text: string, at: Span): MethodName {
  const plain = text.replace(/^[/.]/, "");
  const cut = plain.includes("/") ? plain.lastIndexOf("/") : plain.lastIndexOf(".");
  const service = plain.slice(0, Math.max(0, cut));
  const method = plain.slice(cut + 1);
  if (service === "" || method === "") {
    const message = `"${text}" is not a method. Write service/method, such as greet.Greeter/SayHello.`;
    throw new Refused(message, at);
  }
  return { service, method };
}

export interface MethodUrl extends MethodName {
  readonly address: string;
  readonly tls: boolean;
  /** A path before the service, which gRPC has no use for. */
  readonly prefix: string;
}

/** Reads `https://host:port/package.Service/Method`, as the Connect protocol and buf curl have it. */
export function readMethodUrl(text: string, at: Span): MethodUrl {
  const example = "Write one such as https://localhost:8080/greet.Greeter/SayHello.";
  const [, scheme, host = "", path = ""] = /^(?:(https?):\/\/)?([^/?#]+)([^?#]*)/i.exec(text) ?? [];
  if (scheme === undefined) throw new Refused(`"${text}" is not a URL. ${example}`, at);
  const [method = "", service = "", ...before] = path.split("/").toReversed();
  if (method === "" || service === "") {
    throw new Refused(`This URL names no method. ${example}`, at);
  }
  const tls = scheme.toLowerCase() === "https";
  const bare = host.replace(/^.*@/, "");
  const address = /:\d+$/.test(bare) ? bare : `${bare}:${tls ? 443 : 80}`;
  return {
    address,
    tls,
    service: decode(service),
    method: decode(method),
    prefix: before.toReversed().join("/"),
  };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A stray % that is no escape.
    return part;
  }
}
