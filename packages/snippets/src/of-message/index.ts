import type { Message, DescMessage, Registry } from "@bufbuild/protobuf";
import { reflect } from "@bufbuild/protobuf/reflect";
import type { MessageValue } from "../write/value.ts";
import { messageValue } from "./value.ts";

export { methodOf } from "./types.ts";

/**
 * A message as languages build it.
 *
 * @param registry Knows what may be packed in an Any, and extensions.
 */
export function valueOf(desc: DescMessage, message: Message, registry: Registry): MessageValue {
  return messageValue(reflect(desc, message), registry);
}
