import type { DescMethod } from "@bufbuild/protobuf";
import { useEffect } from "react";
import { navigate, pageOf, parseRoute, useHash, type Route } from "./route.ts";
import type { Schema } from "../schema/schema-source.ts";
import { findMethod, firstMethod, routeOf } from "./selection.ts";

export interface Selection {
  method: DescMethod | undefined;
  /** What the address bar names and the target does not have. */
  unknown: Route | undefined;
}

/** The method of the address bar. An address that names none gets one, unless it is of another page. */
export function useSelection(schema: Schema | undefined): Selection {
  const hash = useHash();
  const route = parseRoute(hash);
  const method = findMethod(schema, route);
  const isNone = route === undefined && pageOf(hash) === undefined;
  const first = schema && isNone ? firstMethod(schema) : undefined;

  useEffect(() => {
    if (first !== undefined) navigate(routeOf(first), "replace");
  }, [first]);

  return { method, unknown: method === undefined && schema !== undefined ? route : undefined };
}
