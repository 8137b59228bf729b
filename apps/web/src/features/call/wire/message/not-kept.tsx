import { toBinary, type DescMethod, type Registry } from "@bufbuild/protobuf";
import type { MessageEvent } from "@grpc-playground/call";
import { useMemo } from "react";
import { annotate } from "../../../../shared/bytes/annotate.ts";
import { AnnotatedBytes } from "../../../../shared/bytes/annotated-bytes.tsx";
import { size } from "../../../../shared/lib/format.ts";
import { Callout } from "../../../../shared/ui/callout.tsx";
import type { Picked } from "../../view-props.ts";
import { schemaOf } from "./parts-of.ts";

export interface NotKeptProps {
  /** The message, where that at least is kept. */
  event: MessageEvent | undefined;
  method: DescMethod;
  registry: Registry;
  picked: Picked;
  name: string;
}

/** A message that went, and whose bytes are not there: encoded again, or lost. */
export function NotKept({ event, method, registry, picked, name }: NotKeptProps) {
  const schema = schemaOf(method, picked.way);
  const bytes = useMemo(() => event && toBinary(schema, event.message), [schema, event]);
  const tree = useMemo(
    () => bytes && annotate(bytes, { schema, registry }),
    [bytes, schema, registry],
  );
  if (tree === undefined) {
    return (
      <Callout title="This message is no longer kept">
        A call keeps its newest messages, so that the page does not fill the memory.
      </Callout>
    );
  }
  return (
    <>
      <Callout title="Encoded again: these are not the bytes that travelled">
        Those were not kept, or nothing told of them. The message itself was, and this is how
        protobuf writes it: {size(tree.bytes.length)}, without what it travelled in.
      </Callout>
      <AnnotatedBytes tree={tree} label={name} tone={picked.way === "up" ? "c2s" : "s2c"} />
    </>
  );
}
