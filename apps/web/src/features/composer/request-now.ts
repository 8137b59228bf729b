// The request for the views that show it, and so apart from what a first call needs.

import type { DescMethod } from "@bufbuild/protobuf";
import { sendsStream } from "@grpc-playground/call";
import type { RequestNow } from "../../shared/lib/request-now.ts";
import { readOptions } from "./options/call-options.ts";
import type { RequestState } from "./request-state.ts";
import { messageOf, stepIssues } from "./script/step-message.ts";

/** So many messages of a script are looked at: more would be a long program. */
const mostMessages = 50;

/**
 * What would be sent now: the messages of the script where the client streams
 * and there are some, else the one in the form.
 *
 * @param lab Whether the target obeys the lab's metadata.
 */
export function requestNow(state: RequestState, method: DescMethod, lab: boolean): RequestNow {
  const { options, issues: optionIssues } = readOptions(state.options, method, lab);
  const { steps } = state.script;
  const from = sendsStream(method.methodKind) && steps.length > 0 ? "script" : "form";
  const used = steps.slice(0, mostMessages);
  const { draft, json } = state;
  const drafts = from === "script" ? used.map((step) => step.draft) : [draft];
  const messageIssues =
    from === "script"
      ? used.flatMap((step, index) =>
          stepIssues(step).map((issue) => `Message ${index + 1} of the script: ${issue}`),
        )
      : stepIssues({ draft, json, delay: "" });
  return {
    messages: drafts.map((each) => messageOf(each).message),
    from,
    more: from === "script" ? steps.length - used.length : 0,
    metadata: rowsOf(options.headers),
    deadlineMs: options.timeoutMs,
    issues: [...messageIssues, ...optionIssues],
  };
}

/** Headers join the values of a name; base64 has no comma of its own, and so comes apart again. */
function rowsOf(headers: Headers): RequestNow["metadata"] {
  return [...headers].flatMap(([name, value]) =>
    name.endsWith("-bin")
      ? value.split(", ").map((each) => [name, each] as const)
      : [[name, value] as const],
  );
}
