import type { DescMethod } from "@bufbuild/protobuf";
import { ListOrdered } from "lucide-react";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";

/** Why a method that takes one message has no script. */
export function NoScript({ method }: { method: DescMethod }) {
  return (
    <EmptyState
      icon={<ListOrdered size={24} />}
      title={`${method.name} takes one message, so there is no script`}
    >
      A script plays several messages with pauses between them, in a method of client streaming or
      bidirectional type. Here, fill in the form and send it.
    </EmptyState>
  );
}
