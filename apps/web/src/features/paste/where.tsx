import type { CommandRequest } from "@grpc-playground/snippets";
import { Callout } from "../../shared/ui/callout.tsx";
import { Code } from "../../shared/ui/code.tsx";
import type { Destination } from "./destination.ts";

/** Says when the method is not here, or the command calls another server. */
export function Where({
  command,
  destination,
}: {
  command: CommandRequest;
  destination: Destination;
}) {
  const { target, kind, nearest, elsewhere } = destination;
  if (elsewhere?.problem) {
    return (
      <Callout kind="error" alert title={elsewhere.problem.title}>
        {elsewhere.problem.next}
      </Callout>
    );
  }
  if (kind === undefined) {
    return (
      <Callout kind="warn" title={`${target} has no such method`}>
        {nearest !== undefined && (
          <p>
            The nearest one there is <Code>{nearest}</Code>.
          </p>
        )}
        {elsewhere === undefined ? (
          <p>Mend the name in the command, or open the server that has it under Target.</p>
        ) : (
          <p>
            The command calls <Code>{elsewhere.address}</Code>: open that server to fill it in.
          </p>
        )}
      </Callout>
    );
  }
  if (elsewhere === undefined) return null;
  return (
    <Callout title={`The command calls ${elsewhere.address}`}>
      {target} is open, and has {command.method} too. Fill it in here, or open that server first.
    </Callout>
  );
}
