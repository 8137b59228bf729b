import type { MethodName } from "@grpc-playground/lessons";
import { useEffect, useMemo } from "react";
import type { OpenStep } from "../../features/lessons/session/open-step.ts";
import type { TextPlaces } from "../../features/lessons/text/text-context.ts";
import { useStore } from "../../shared/lib/store.ts";
import type { Playground } from "../playground.ts";
import { formatLesson } from "../routes/route.ts";
import { keepAsking } from "./keep-asking.ts";
import { onReach } from "./on-reach.ts";
import type { PracticePlaces } from "./practice-places.ts";

/** What lessons' texts lead to, and the addresses that stand in them. */
export function usePlaces(
  playground: Playground,
  practice: PracticePlaces,
  open: OpenStep | "unknown" | undefined,
  hrefOfMethod: (method: MethodName) => string,
): TextPlaces {
  const { target, schema } = useStore(playground.workspace.state);
  const known = useStore(practice.known);
  const own = target === undefined ? schema?.addresses[0] : undefined;
  const addresses = useMemo(() => {
    const found = new Map([["http", location.host]]);
    if (own !== undefined) found.set("grpc", own);
    for (const { name, address } of known) found.set(`target:${name}`, address);
    return found;
  }, [own, known]);

  useEffect(() => {
    if (open === undefined || open === "unknown") return undefined;
    const { lesson, step } = open;
    // Listing starts them, which only a text that names one needs.
    if (!JSON.stringify([lesson.lead, step.body, step.task, step.hints]).includes("{target:"))
      return undefined;
    // Without them the text keeps its placeholders; the act that needs them says what is wrong.
    // They have other addresses each time that the playground is started.
    return keepAsking(practice.list, (again) => onReach(playground, again));
  }, [open, practice, playground]);

  return useMemo(
    () => ({
      addresses,
      hrefOfMethod,
      hrefOfLesson: (id, step) => formatLesson({ id, step }),
    }),
    [addresses, hrefOfMethod],
  );
}
