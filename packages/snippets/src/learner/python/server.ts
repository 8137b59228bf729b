import { pythonAttribute, pythonString } from "../../write/python/literal.ts";
import { pythonMessage } from "../../write/python/message.ts";
import { createModules, type Modules } from "../../write/python/modules.ts";
import { indented, type Lines, printed, textOf, withField } from "../code.ts";
import {
  echoedFields,
  kindComments,
  type LearnerMethod,
  replyCount,
  streamsUp,
} from "../learner.ts";

const style = { indent: "    ", indentWidth: 4 };

/** A server in the style of gRPC's own tutorials: a servicer, a thread pool, a port. */
export function pythonServer(method: LearnerMethod): string {
  const { rpc, address } = method;
  const modules = createModules();
  const name = rpc.service.path.at(-1) ?? "";
  const generated = modules.services(rpc.service.file);
  const body = textOf(indented(methodBody(method, modules), style.indent.repeat(2)));
  return `from concurrent import futures

${modules.lines().join("\n")}


# The generated class has every method of the service; each says UNIMPLEMENTED
# until a class of your own, such as this one, has it too.
class ${name}Servicer(${generated}.${name}Servicer):
    # ${kindComments[rpc.kind]}
    # \`context\` has the rest of the call: its metadata, deadline and status.
    def ${rpc.name}(self, ${streamsUp(rpc) ? "request_iterator" : "request"}, context):
${body}

def serve():
    # Each call takes a thread while it runs: an eleventh would wait for one.
    server = grpc.server(futures.ThreadPoolExecutor(max_workers=10))
    # Tells the server which methods there are, and whose code answers them.
    ${generated}.add_${name}Servicer_to_server(${name}Servicer(), server)
    # Plaintext, so for this machine only. With TLS it is add_secure_port.
    server.add_insecure_port(${pythonString(address)})
    # Begins to listen, and returns at once ...
    server.start()
    print("listening on ${address}", flush=True)
    # ... so wait here, or the program would end.
    server.wait_for_termination()


if __name__ == "__main__":
    serve()
`;
}

function methodBody(method: LearnerMethod, modules: Modules): Lines {
  const { from, into } = echoedFields(method);
  const { expression } = pythonMessage(method.reply, "reply", modules);
  const reply = (keyword: string, depth: number, text: string | undefined) => {
    const changed = withField(expression, `${into?.name ?? ""}=`, text);
    return printed(`${keyword} `, changed, "", style, depth);
  };
  const sent = from && `f"You sent {${pythonAttribute("request", from.name)}}"`;
  switch (method.rpc.kind) {
    case "unary":
      return reply("return", 2, sent);
    case "server_streaming":
      return [`for _ in range(${replyCount}):`, ...indented(reply("yield", 3, sent), style.indent)];
    case "client_streaming":
      return [
        "count = 0",
        "# This loop ends when the client half-closes.",
        "for request in request_iterator:",
        "    count += 1",
        ...reply("return", 2, `f"You sent {count} messages"`),
      ];
    default:
      return [
        "# This loop ends when the client half-closes; the call ends when this returns.",
        "for request in request_iterator:",
        ...indented(reply("yield", 3, sent), style.indent),
      ];
  }
}
