import {
  getExtension,
  getOption,
  type DescExtension,
  type Message,
  type Registry,
} from "@bufbuild/protobuf";
import { predefined } from "@bufbuild/protovalidate/gen/buf/validate/validate_pb.js";
import type { RuleValue, TypedRules } from "./read-rules.ts";
import { say } from "./words.ts";

/**
 * What predefined rules ask for: somebody's own, which extend the standard ones
 * (https://protovalidate.com/schemas/predefined-rules/). Their own message says
 * it best; without one, their name and value have to.
 */
export function ownHints(rules: TypedRules, registry: Registry | undefined): string[] {
  const numbers = new Set(rules.own.map(({ no }) => no));
  return [...numbers].flatMap((number) => {
    const extension = registry && findExtension(registry, rules.desc.typeName, number);
    if (!extension) return [`a rule that this schema does not describe (number ${number})`];
    const messages = celOf(extension)
      .map(({ message }) => message)
      .filter((message) => message !== "");
    return messages.length > 0 ? messages : [byName(extension, rules.message)];
  });
}

/** By name of what it extends: the target has its own copy of the standard rules. */
function findExtension(
  registry: Registry,
  extendee: string,
  number: number,
): DescExtension | undefined {
  for (const type of registry) {
    if (type.kind !== "extension" || type.number !== number) continue;
    if (type.extendee.typeName === extendee) return type;
  }
  return undefined;
}

function celOf(extension: DescExtension) {
  try {
    return getOption(extension, predefined).cel;
  } catch {
    return []; // Its option's bytes are not what they should be; its name is left.
  }
}

/** `max_digits` of 3 is `max digits: 3`; one that is simply on is its name. */
function byName(extension: DescExtension, rules: Message): string {
  const name = extension.name.replaceAll("_", " ");
  try {
    // A value of whatever type the extension has.
    const value = getExtension(rules, extension) as RuleValue | readonly RuleValue[];
    if (value === true) return name;
    const values = Array.isArray(value) ? (value as readonly RuleValue[]) : [value as RuleValue];
    return `${name}: ${values.map(say).join(", ")}`;
  } catch {
    return name;
  }
}
