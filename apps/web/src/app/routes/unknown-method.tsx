import { Waypoints } from "lucide-react";
import { targetName, type Target } from "../../shared/lib/target.ts";
import { Button } from "../../shared/ui/button.tsx";
import { Code } from "../../shared/ui/code.tsx";
import { EmptyState } from "../../shared/ui/empty-state.tsx";
import { navigate, type Route } from "./route.ts";
import type { Schema } from "../schema/schema-source.ts";
import { firstMethod, routeOf } from "./selection.ts";

/** Stands in for the composer when there is no method to compose for. */
export function UnknownMethod({
  route,
  schema,
  target,
}: {
  route: Route | undefined;
  schema: Schema;
  target: Target;
}) {
  const first = firstMethod(schema);
  if (route === undefined) {
    return (
      <EmptyState icon={<Waypoints size={24} />} title={`${targetName(target)} has no methods`}>
        There is nothing to call here. Choose another server in the target box.
      </EmptyState>
    );
  }
  const service = schema.registry.getService(route.service);
  return (
    <EmptyState
      icon={<Waypoints size={24} />}
      title="This link leads to a method that is not here"
      {...(first !== undefined && {
        action: <Button onClick={() => navigate(routeOf(first))}>Open {first.name}</Button>,
      })}
    >
      <p>
        {targetName(target)} {service === undefined ? "has no service " : "has "}
        <Code>{route.service}</Code>
        {service !== undefined && (
          <>
            , but no method <Code>{route.method}</Code> in it
          </>
        )}
        . Choose one of the methods in the explorer, or another server in the target box.
      </p>
    </EmptyState>
  );
}
