import { goString, style } from "../../write/go/literal.ts";
import { createGoMessages, type GoMessages } from "../../write/go/message.ts";
import { goCamelCase, goFieldName, goTypeName } from "../../write/go/names.ts";
import { createPackages, type Packages } from "../../write/go/packages.ts";
import { indented, type Lines, printed, textOf, withField } from "../code.ts";
import { echoedFields, kindComments, type LearnerMethod, replyCount } from "../learner.ts";

/** A server by grpc-go: a struct with the methods, registered with a server. */
export function goServer(method: LearnerMethod): string {
  const { rpc, address } = method;
  const packages = createPackages(rpc.service.file);
  const messages = createGoMessages(packages);
  const generated = packages.of(rpc.service.file);
  const name = goTypeName(rpc.service);
  const grpc = packages.use("google.golang.org/grpc");
  const log = packages.use("log");
  const net = packages.use("net");
  const fmt = packages.use("fmt");
  const body = methodBody(method, packages, messages);
  const taken = signature(method, packages);
  const statements = messages.statements.flatMap((each) => [...each.split("\n"), ""]);
  const all = textOf(indented([...statements, ...body], "\t"));
  return `package main

${packages.print()}
// The generated struct in it answers UNIMPLEMENTED for every method of the
// service that has no method of the same name here.
type server struct {
	${generated}.Unimplemented${name}Server
}

// ${kindComments[rpc.kind]}
func (s *server) ${goCamelCase(rpc.name)}(${taken} {
${all}}

func main() {
	listener, err := ${net}.Listen("tcp", ${goString(address)})
	if err != nil {
		${log}.Fatal(err)
	}
	// Plaintext, so for this machine only. With TLS it takes grpc.Creds.
	// Each call gets a goroutine of its own.
	s := ${grpc}.NewServer()
	// Tells the server which methods there are, and whose code answers them.
	${generated}.Register${name}Server(s, &server{})
	${fmt}.Println(${goString(`listening on ${address}`)})
	// Serve returns when the server is stopped.
	if err := s.Serve(listener); err != nil {
		${log}.Fatal(err)
	}
}
`;
}

function signature({ rpc }: LearnerMethod, packages: Packages): string {
  const [input, output] = [rpc.input, rpc.output].map(
    (type) => `${packages.of(type.file)}.${goTypeName(type)}`,
  );
  const grpc = packages.use("google.golang.org/grpc");
  switch (rpc.kind) {
    case "unary":
      return `ctx ${packages.use("context")}.Context, request *${input}) (*${output}, error)`;
    case "server_streaming":
      return `request *${input}, stream ${grpc}.ServerStreamingServer[${output}]) error`;
    case "client_streaming":
      return `stream ${grpc}.ClientStreamingServer[${input}, ${output}]) error`;
    default:
      return `stream ${grpc}.BidiStreamingServer[${input}, ${output}]) error`;
  }
}

function methodBody(method: LearnerMethod, packages: Packages, messages: GoMessages): Lines {
  const { from, into } = echoedFields(method);
  const expression = messages.create(method.reply);
  const reply = (depth: number, text: string | undefined) => {
    const isPointer = into?.hasPresence === true;
    const value =
      text !== undefined && isPointer
        ? `${packages.use("google.golang.org/protobuf/proto")}.String(${text})`
        : text;
    const changed = withField(expression, `${goFieldName(into?.name ?? "")}: `, value);
    return printed("reply := ", changed, "", style, depth);
  };
  const getter = from && `request.Get${goFieldName(from.name)}()`;
  const sent = into && getter && `"You sent " + ${getter}`;
  const isEcho = sent !== undefined;
  const send = ["if err := stream.Send(reply); err != nil {", "\treturn err", "}"];
  switch (method.rpc.kind) {
    case "unary":
      return [...reply(1, sent), "return reply, nil"];
    case "server_streaming":
      return [
        `for range ${replyCount} {`,
        ...indented([...reply(2, sent), ...send], "\t"),
        "}",
        "// Returning ends the call.",
        "return nil",
      ];
    case "client_streaming": {
      const text = into && `${packages.use("fmt")}.Sprintf("You sent %d messages", count)`;
      return [
        "count := 0",
        "for {",
        "\t_, err := stream.Recv()",
        `\tif err == ${packages.use("io")}.EOF {`,
        "\t\t// The client half-closed: now the one reply goes.",
        ...indented(reply(3, text), "\t\t"),
        "\t\treturn stream.SendAndClose(reply)",
        "\t}",
        "\tif err != nil {",
        "\t\treturn err",
        "\t}",
        "\tcount++",
        "}",
      ];
    }
    default:
      return [
        "for {",
        `\t${isEcho ? "request" : "_"}, err := stream.Recv()`,
        `\tif err == ${packages.use("io")}.EOF {`,
        "\t\t// The client half-closed; returning ends the call.",
        "\t\treturn nil",
        "\t}",
        "\tif err != nil {",
        "\t\treturn err",
        "\t}",
        ...indented([...reply(2, sent), ...send], "\t"),
        "}",
      ];
  }
}
