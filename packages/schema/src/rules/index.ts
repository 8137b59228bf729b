import type { DescField, DescMessage, DescOneof, Message, Registry } from "@bufbuild/protobuf";
import { createValidator } from "@bufbuild/protovalidate";
import type { MessageDraft } from "../draft/draft.ts";
import { checkDraft, type Checked } from "./check-draft.ts";
import { ruledExample } from "./example.ts";
import { fieldHints, messageHints, oneofHints, type FieldHints } from "./hints.ts";

export type { Checked, RuleViolation } from "./check-draft.ts";
export type { FieldHints } from "./hints.ts";

/**
 * The protovalidate rules of a schema, in words and at work. They are read from
 * the options of its descriptors, wherever those came from.
 *
 * This is an export of its own, because the library behind it weighs 70 KB:
 * load it once `hasRules` says that there are any.
 */
export interface Rules {
  /** What the rules of a field ask for. The same descriptor gives the same hints. */
  hintsOf(field: DescField): FieldHints;
  hintsOfOneof(oneof: DescOneof): readonly string[];
  /** What rules ask for that look at several fields of a message. */
  hintsOfMessage(desc: DescMessage): readonly string[];
  check(draft: MessageDraft): Checked;
  /** An example that keeps the rules, as far as that is simply done. `now` is in ms since 1970. */
  example(desc: DescMessage, now?: number): Message;
}

const known = new WeakMap<Registry, Rules>();

/** The rules of a schema. Its registry tells of predefined rules and of what an Any may hold. */
export function rulesOf(registry: Registry): Rules {
  const made = known.get(registry) ?? createRules(registry);
  known.set(registry, made);
  return made;
}

function createRules(registry: Registry): Rules {
  const validator = createValidator({ registry });
  const hintsOf = memoised((field: DescField) => fieldHints(field, registry));
  return {
    hintsOf,
    hintsOfOneof: memoised(oneofHints),
    hintsOfMessage: memoised(messageHints),
    check: (draft) => checkDraft(validator, draft),
    example: (desc, now = Date.now()) => ruledExample(validator, desc, now),
  };
}

/** What is drawn again asks again, and should not be new each time. */
function memoised<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const made = new WeakMap<K, V>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}
