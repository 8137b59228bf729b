import { interceptorNames, type InterceptorName } from "@grpc-playground/interceptors";

/** The interceptors that are on, at each end, the outermost first. */
export interface Chains {
  readonly client: readonly InterceptorName[];
  readonly server: readonly InterceptorName[];
}

const separator = ";";

/** As it is kept: `retry,logging;auth`. */
export function writeChains({ client, server }: Chains): string | undefined {
  if (client.length === 0 && server.length === 0) return undefined;
  return `${client.join()}${separator}${server.join()}`;
}

/** What is kept may be of another version, or of another's making: what is not known is left out. */
export function readChains(kept: string | undefined): Chains {
  const [client = "", server = ""] = (kept ?? "").split(separator);
  return { client: known(client), server: known(server).filter((name) => name !== "retry") };
}

/** The interceptors of these names, each once. */
function known(names: string): readonly InterceptorName[] {
  const given = names.split(",");
  return [...new Set(given)].flatMap(
    (name) => interceptorNames.find((each) => each === name) ?? [],
  );
}
