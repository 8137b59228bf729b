import type { DescMethod } from "@bufbuild/protobuf";
import type { Route } from "./route.ts";
import type { Schema } from "../schema/schema-source.ts";

/** The method a route names, if the target has it. */
export function findMethod(
  schema: Schema | undefined,
  route: Route | undefined,
): DescMethod | undefined {
  return schema?.registry
    .getService(route?.service ?? "")
    ?.methods.find(({ name }) => name === route?.method);
}

/** Where a newcomer begins: one request, one reply, three words to type. */
const first: Route = { service: "greet.Greeter", method: "SayHello" };

/** The method to show when the address bar names none. */
export function firstMethod(schema: Schema): DescMethod | undefined {
  // What serves the calling itself is rarely what somebody came for.
  const services = schema.services.toSorted(
    (a, b) => Number(a.typeName.startsWith("grpc.")) - Number(b.typeName.startsWith("grpc.")),
  );
  return (
    findMethod(schema, first) ?? services.find(({ methods }) => methods.length > 0)?.methods[0]
  );
}

/** The route of a method. */
export function routeOf(method: DescMethod): Route {
  return { service: method.parent.typeName, method: method.name };
}
