import { createFileRegistry, type DescService } from "@bufbuild/protobuf";
import { Greeter } from "@grpc-playground/gen/greet_pb";
import { Health } from "@grpc-playground/gen/grpc/health/v1/health_pb";
import { Booking } from "@grpc-playground/gen/playground/v1/booking_pb";
import { KitchenSink } from "@grpc-playground/gen/playground/v1/kitchen_sink_pb";
import { Recommendations } from "@grpc-playground/gen/recommendations_pb";
import { methodOf } from "@grpc-playground/snippets/of-message";
import { describe, expect, test } from "vitest";
import { declaration } from "./excerpts.ts";
import { pythonFiles } from "./python-files.ts";
import { pythonParts } from "./python-parts.ts";
import { typescriptParts } from "./typescript-parts.ts";

const services: readonly DescService[] = [Greeter, Recommendations, KitchenSink, Booking, Health];

describe("what grpcio-tools made", () => {
  const methods = services.flatMap((service) => service.methods);
  test.each(methods.map((method) => [String(method), method] as const))("%s", (_, method) => {
    const made = pythonParts(methodOf(method), pythonFiles);
    const { name } = method.parent;
    expect(made?.parts.map(({ title }) => title)).toEqual([
      "Messages",
      "Stub",
      "Servicer",
      "Registration function",
    ]);
    const [messages, stub, servicer, register] = made?.parts.map(({ code }) => code) ?? [];
    for (const { typeName } of [method.input, method.output]) {
      expect(messages).toContain(`class ${typeName.split(".").at(-1)}(_message.Message):`);
    }
    expect(stub).toMatch(new RegExp(`^class ${name}Stub`));
    expect(stub).toContain(`self.${method.name} = channel.`);
    expect(stub).not.toContain("Servicer");
    expect(servicer).toContain(`def ${method.name}(self, request`);
    expect(servicer).not.toContain("EXPERIMENTAL");
    expect(register).toContain(`server.add_registered_method_handlers('${method.parent.typeName}'`);
    expect(register).not.toContain("class ");
  });

  test("nothing for a file that is not the playground's", () => {
    const [hello] = Greeter.methods;
    expect(hello && pythonParts(methodOf(hello), new Map())).toBeUndefined();
  });
});

describe("what protoc-gen-es made", () => {
  const content = `import x from "y";

/**
 * @generated from message greet.HelloRequest
 */
export type HelloRequest = {
  /**
   * @generated from field: string name = 1;
   */
  name: string;
};

/**
 * Describes the message greet.HelloRequest.
 * Use \`create(HelloRequestSchema)\` to create a new message.
 */
export const HelloRequestSchema = 1;

/**
 * @generated from service greet.Greeter
 */
export const Greeter = 2;
`;

  test("is cut where its comments are", () => {
    const type = declaration(content, " * @generated from message greet.HelloRequest");
    expect(type).toMatch(/^\/\*\*\n \* @generated from message greet\.HelloRequest\n/);
    expect(type).toMatch(/name: string;\n};\n$/);
    expect(declaration(content, " * @generated from message greet.Hello")).toBeUndefined();
  });

  test("leaves out the parts that are not there", () => {
    const registry = createFileRegistry(Greeter.file.proto, () => undefined);
    const hello = registry.getService("greet.Greeter")?.methods.find((m) => m.name === "SayHello");
    if (hello === undefined) throw new Error("no SayHello");
    const files = [{ name: "greet_pb.ts", content: content.replace("from service", "from") }];
    const { parts } = typescriptParts(methodOf(hello), "protoc-gen-es v0", files);
    expect(parts.map(({ title }) => title)).toEqual(["Messages", "Schemas"]);
  });
});
