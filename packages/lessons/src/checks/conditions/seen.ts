import type { Sighting } from "@grpc-playground/call";
import { interceptorNames } from "../../acts/interceptor-names.ts";
import { oneOf, type Report } from "../../problems.ts";
import type { YamlNode } from "../../yaml/node.ts";
import { oneOrMore, readMap } from "../../yaml/read-value.ts";
import { either } from "../../words.ts";
import {
  isSighting,
  parseSighting,
  type SightingName,
  sightingNames,
  sightingsOf,
  sightingWords,
} from "../sightings.ts";
import type { ConditionKind } from "./kind.ts";

/** An interceptor of a side. */
interface Onlooker {
  readonly side: Sighting["side"];
  readonly by: string;
}

function readSighting(text: string, line: number, report: Report): SightingName | undefined {
  const sighting = parseSighting(text);
  if (sighting === undefined) {
    report(line, `\`${text}\` cannot be seen. Write ${oneOf(sightingNames)}.`);
  }
  return sighting;
}

function readOnlooker(node: YamlNode, report: Report): Onlooker | undefined {
  const text = node.kind === "scalar" ? String(node.value) : "";
  const [, side, by = ""] = /^(client|server) (\S+)$/.exec(text) ?? [];
  if ((side === "client" || side === "server") && interceptorNames.includes(by)) {
    return { side, by };
  }
  report(
    node.line,
    `Write an interceptor with its side, such as \`server auth\`. There are ${oneOf(interceptorNames)}.`,
  );
  return undefined;
}

const onlookerWords = ({ side, by }: Onlooker) => `the ${side}'s ${by}`;
const isBy = (seen: Sighting, { side, by }: Onlooker) => seen.side === side && seen.by === by;

/** `server-saw: cancelled`. */
export const serverSaw: ConditionKind = {
  name: "server-saw",
  read(node, report) {
    const names = oneOrMore(node, report, "server-saw").map((each) => {
      const text = each.kind === "scalar" ? String(each.value) : "";
      const sighting = readSighting(text, each.line, report);
      return sighting;
    });
    const wanted = names.filter((name) => name !== undefined);
    if (wanted.length === 0 || wanted.length < names.length) return undefined;
    return {
      words: `the server saw ${either(wanted.map(sightingWords), "and")}`,
      holds({ log }) {
        const seen = sightingsOf(log).filter((each) =>
          isBy(each, { side: "server", by: "server" }),
        );
        return wanted.every((name) => seen.some((each) => isSighting(each, name)));
      },
    };
  },
};

interface Watched {
  readonly sighting: SightingName;
  readonly onlookers: readonly Onlooker[];
}

function readWatched(node: YamlNode, report: Report, what: string): readonly Watched[] {
  const map = readMap(node, report, what);
  const watched: Watched[] = [];
  for (const { key, line, value } of map?.entries ?? []) {
    const sighting = readSighting(key, line, report);
    const onlookers = oneOrMore(value, report, key)
      .map((each) => readOnlooker(each, report))
      .filter((each) => each !== undefined);
    if (sighting !== undefined && onlookers.length > 0) watched.push({ sighting, onlookers });
  }
  if (map?.entries.length === 0) report(node.line, `Say in \`${what}\` what was seen.`);
  return watched;
}

/** `seen-by: { request: [client logging, server auth] }`. */
export const seenBy: ConditionKind = {
  name: "seen-by",
  read(node, report) {
    const watched = readWatched(node, report, "seen-by");
    if (watched.length === 0) return undefined;
    const words = watched.map(
      ({ sighting, onlookers }) =>
        `${onlookers.map(onlookerWords).join(", then ")} saw ${sightingWords(sighting)}`,
    );
    return {
      words: words.join("; "),
      holds({ log }) {
        const seen = sightingsOf(log);
        return watched.every(({ sighting, onlookers }) => {
          // The clocks of the two sides are not the same: what one side saw is in its own order.
          const from = { client: 0, server: 0 };
          return onlookers.every((onlooker) => {
            const start = from[onlooker.side];
            const at = seen.findIndex(
              (each, index) => index >= start && isBy(each, onlooker) && isSighting(each, sighting),
            );
            from[onlooker.side] = at + 1;
            return at >= 0;
          });
        });
      },
    };
  },
};

/** `not-seen-by: { request: [server auth] }`. */
export const notSeenBy: ConditionKind = {
  name: "not-seen-by",
  read(node, report) {
    const watched = readWatched(node, report, "not-seen-by");
    if (watched.length === 0) return undefined;
    const words = watched.map(
      ({ sighting, onlookers }) =>
        `${sightingWords(sighting)} did not come to ${either(onlookers.map(onlookerWords))}`,
    );
    return {
      words: words.join("; "),
      // While the call goes on, nobody knows what will be seen.
      holds: ({ log }) =>
        log.ended &&
        watched.every(
          ({ sighting, onlookers }) =>
            !sightingsOf(log).some(
              (each) =>
                isSighting(each, sighting) && onlookers.some((onlooker) => isBy(each, onlooker)),
            ),
        ),
    };
  },
};

/** `stopped-by: server auth`. */
export const stoppedBy: ConditionKind = {
  name: "stopped-by",
  read(node, report) {
    const onlooker = readOnlooker(node, report);
    if (onlooker === undefined) return undefined;
    return {
      words: `${onlookerWords(onlooker)} answered, and the call went no further`,
      holds: ({ log }) =>
        sightingsOf(log).some((each) => each.stopped === true && isBy(each, onlooker)),
    };
  },
};
