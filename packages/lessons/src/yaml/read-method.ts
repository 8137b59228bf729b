import type { MethodName } from "../method-name.ts";
import type { Report } from "../problems.ts";
import type { YamlNode } from "./node.ts";

/** `greet.Greeter/SayHello`. */
export function readMethod(node: YamlNode, report: Report): MethodName | undefined {
  const text = node.kind === "scalar" ? String(node.value) : "";
  const method = parseMethodName(text);
  if (method === undefined) {
    report(
      node.line,
      "Write a method as `package.Service/Method`, such as `greet.Greeter/SayHello`.",
    );
  }
  return method;
}

/** Undefined for what is no method's name. */
export function parseMethodName(text: string): MethodName | undefined {
  const [, service, method] = /^([A-Za-z_][\w.]*)\/([A-Za-z_]\w*)$/.exec(text) ?? [];
  return service === undefined || method === undefined ? undefined : { service, method };
}
