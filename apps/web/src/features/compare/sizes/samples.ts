import type { DescMessage, DescMethod, Message } from "@bufbuild/protobuf";
import type { CallLog } from "@grpc-playground/call";
import { number, size } from "../../../shared/lib/format.ts";
import { maxMessages } from "./measure-sizes.ts";

/** Messages whose sizes can be looked at. */
export interface Sample {
  /** Stays the same as the call goes on. */
  readonly id: string;
  readonly label: string;
  readonly way: "up" | "down";
  readonly schema: DescMessage;
  /** How many there are; of very many not all are in `messages`. */
  readonly count: number;
  /** Found when it is asked for: a call may have very many. */
  readonly messages: () => readonly Message[];
}

/** Messages at the beginning of a call that are offered one by one. */
const mostSingle = 200;

/** What of a call can be chosen: all messages that went one way, and each of the first that are kept. */
export function samplesOf(log: CallLog, method: DescMethod): readonly Sample[] {
  return [...samplesOfWay(log, method, "up"), ...samplesOfWay(log, method, "down")];
}

/** What is looked at first: a message that came, if there is one, else one that was sent. */
export function firstSample(samples: readonly Sample[]): Sample | undefined {
  const singles = samples.filter(({ count }) => count === 1);
  return singles.find(({ way }) => way === "down") ?? singles[0];
}

function samplesOfWay(log: CallLog, method: DescMethod, way: "up" | "down"): readonly Sample[] {
  const kind = way === "up" ? "message-sent" : "message-received";
  const schema = way === "up" ? method.input : method.output;
  const word = way === "up" ? "Sent" : "Received";
  const singles: Sample[] = [];
  for (let at = 0; at < Math.min(mostSingle, log.messages.length); at++) {
    const event = log.messages.at(at);
    if (event?.kind !== kind) continue;
    const { index, message } = event;
    singles.push({
      id: `${way} ${index}`,
      label: `${word} ${number(index + 1)}: ${schema.name}, ${size(event.size)}`,
      way,
      schema,
      count: 1,
      messages: () => [message],
    });
  }
  const count = way === "up" ? log.counters.sent : log.counters.received;
  if (count < 2) return singles;
  const messages = () => {
    const first: Message[] = [];
    for (let at = 0; at < log.messages.length && first.length < maxMessages; at++) {
      const event = log.messages.at(at);
      if (event?.kind === kind) first.push(event.message);
    }
    return first;
  };
  const label = `All ${number(count)} ${word.toLowerCase()}`;
  return [{ id: `${way} all`, label, way, schema, count, messages }, ...singles];
}
