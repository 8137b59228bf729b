import type { DescField, DescMessage, Message } from "@bufbuild/protobuf";
import { clone } from "@bufbuild/protobuf";
import { reflect, type Path, type ReflectMessage } from "@bufbuild/protobuf/reflect";
import type { Validator, Violation } from "@bufbuild/protovalidate";
import { exampleMessage } from "../example/example.ts";
import { fitMessage } from "./fit-message.ts";

/** A field that is wrong, what holds it, and what holds that. */
const rounds = 4;
/** So many messages in an example are fitted to their rules. */
const mostMessages = 200;

/**
 * An example that keeps its type's rules, as far as that is simply done: the
 * ordinary example, with values, sizes and choices fitted to the standard rules.
 * What is still refused after that (by rules in CEL, mostly) is left unset,
 * where that helps.
 *
 * `now` is in milliseconds since 1970: some rules ask for what is to come.
 */
export function ruledExample(validator: Validator, desc: DescMessage, now: number): Message {
  const example = exampleMessage(desc);
  const target = reflect(desc, example);
  fitMessage(target, { now: BigInt(now) * 1_000_000n, depth: 0, budget: { left: mostMessages } });
  let best = example;
  let wrong = violationsOf(validator, desc, best);
  for (let round = 0; round < rounds && wrong.length > 0; round++) {
    const copy = clone(desc, best);
    for (const { field } of wrong) clearAt(reflect(desc, copy), field, round);
    const still = validator.validate(desc, copy);
    if (still.kind === "error") continue;
    const left = still.violations ?? [];
    if (left.length < wrong.length) [best, wrong] = [copy, left];
  }
  return best;
}

/** None, too, when the rules cannot be checked: what was made is then as good as it gets. */
function violationsOf(
  validator: Validator,
  desc: DescMessage,
  message: Message,
): readonly Violation[] {
  return validator.validate(desc, message).violations ?? [];
}

/** Unsets the field at the end of a path, or the one so many steps above it. */
function clearAt(target: ReflectMessage, path: Path, above: number): void {
  const places: (readonly [ReflectMessage, DescField])[] = [];
  let now: unknown = target;
  for (const step of path) {
    if (step.kind === "field" && isMessage(now)) {
      places.push([now, step]);
      now = now.isSet(step) ? now.get(step) : undefined;
    } else if (step.kind === "list_sub" && isGettable(now)) {
      now = now.get(step.index);
    } else if (step.kind === "map_sub" && isGettable(now)) {
      now = now.get(step.key);
    }
  }
  const [message, field] = places.at(-1 - above) ?? [];
  if (message && field) message.clear(field);
}

function isMessage(value: unknown): value is ReflectMessage {
  return typeof value === "object" && value !== null && "oneofCase" in value;
}

/** Reflection's lists and maps. */
function isGettable(value: unknown): value is { get(key: unknown): unknown } {
  return typeof value === "object" && value !== null && "get" in value;
}
