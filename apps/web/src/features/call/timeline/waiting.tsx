import type { DescMethod } from "@bufbuild/protobuf";
import { rpcTypeGuides } from "@grpc-playground/call";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { Lanes } from "../lanes/lanes.tsx";
import styles from "./waiting.module.css";

/** What stands here before the first call. */
export function Waiting({ method }: { method: DescMethod | undefined }) {
  if (method === undefined) {
    return (
      <EmptyState title="Choose a method">
        The services and their methods are in the list. What you call will be seen here, step by
        step.
      </EmptyState>
    );
  }
  const { methodKind } = method;
  const streams = methodKind === "client_streaming" || methodKind === "bidi_streaming";
  return (
    <div className={styles.waiting}>
      <EmptyState
        icon={
          <div className={styles.picture}>
            <Lanes rpcType={methodKind} />
          </div>
        }
        title={`Press ${streams ? "Send message" : "Send"} and watch this space`}
      >
        {rpcTypeGuides[methodKind].firstStep}
      </EmptyState>
    </div>
  );
}
