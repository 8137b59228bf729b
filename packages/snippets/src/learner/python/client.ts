import { pythonAttribute, pythonString } from "../../write/python/literal.ts";
import { pythonMessage } from "../../write/python/message.ts";
import { createModules, type Modules } from "../../write/python/modules.ts";
import { indented, type Lines, printed, textOf } from "../code.ts";
import { type LearnerMethod, streamsDown, streamsUp } from "../learner.ts";

const style = { indent: "    ", indentWidth: 4 };

/** A client in the style of gRPC's own tutorials: a channel in a `with`, a stub, a call. */
export function pythonClient(method: LearnerMethod): string {
  const { rpc, address } = method;
  const modules = createModules();
  const stub = pythonAttribute(
    modules.services(rpc.service.file),
    `${rpc.service.path.at(-1) ?? ""}Stub`,
  );
  const requests = streamsUp(rpc) ? `${textOf(generator(method, modules))}\n\n` : "";
  const call = textOf(indented(body(method, modules), style.indent.repeat(3)));
  return `${modules.lines().join("\n")}


${requests}def run():
    # A channel is a connection that is kept: make one, and use it for many calls.
    # \`with\` closes it in the end.
    with grpc.insecure_channel(${pythonString(address)}) as channel:
        # The stub has a method for each of the service. Making one costs nothing.
        stub = ${stub}(channel)
        try:
${call}        except grpc.RpcError as error:
            # Any status but OK comes as an exception.
            print(f"{error.code().name}: {error.details()}")


if __name__ == "__main__":
    run()
`;
}

function generator({ request }: LearnerMethod, modules: Modules): Lines {
  const { expression } = pythonMessage(request, "request", modules);
  return [
    "# What goes up, one message at a time, as the stream has room. When this is",
    "# through, the client half-closes: no more will come.",
    "def requests():",
    "    for _ in range(3):",
    ...indented(printed("yield ", expression, "", style, 2), style.indent.repeat(2)),
  ];
}

function body({ rpc, request }: LearnerMethod, modules: Modules): Lines {
  const { expression } = pythonMessage(request, "request", modules);
  const call = pythonAttribute("stub", rpc.name);
  const made = streamsUp(rpc) ? [] : printed("request = ", expression, "", style, 3);
  const argument = streamsUp(rpc) ? "requests()" : "request";
  const deadline = "# A deadline, in seconds: without one a call may wait for ever.";
  if (!streamsDown(rpc)) {
    return [...made, deadline, `reply = ${call}(${argument}, timeout=10)`, "print(reply)"];
  }
  return [
    ...made,
    deadline,
    `replies = ${call}(${argument}, timeout=10)`,
    "# Each reply as it comes, until the server ends the call.",
    "for reply in replies:",
    "    print(reply)",
  ];
}
