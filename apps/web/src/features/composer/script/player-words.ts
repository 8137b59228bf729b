import { count, type Call, type CallLog } from "@grpc-playground/call";

/** Where a play has come to. */
export interface Place {
  /** The number of the next message, from 1. */
  readonly number: number;
  /** How many the script has. */
  readonly total: number;
  readonly round: number;
  readonly rounds: number;
}

/** `message 3 of 10`, and which round where there are several. */
export function placeWords({ number, total, round, rounds }: Place): string {
  const which = `message ${number} of ${total}`;
  return rounds > 1 ? `${which}, round ${round} of ${rounds}` : which;
}

/** Why a play that needs an open call is over, once its call takes no more; undefined while it does. */
export function whyOver(log: CallLog, place: Place): string | undefined {
  const before = `Stopped before ${placeWords(place)}`;
  const again = "Play starts from the first again.";
  const status = log.find("status");
  if (status === undefined) {
    if (log.find("half-closed") === undefined) return undefined;
    return `${before}: the call is half-closed, and takes no more messages.`;
  }
  const why = status.message === "" ? "" : ` (${status.message})`;
  switch (log.find("cancelled")?.by) {
    case "client":
      return `${before}: the call was cancelled. ${again}`;
    case "deadline":
      return `${before}: the deadline passed, and the call ended with ${status.name}. ${again}`;
    default:
      return `${before}: the call ended with ${status.name}${why}. ${again}`;
  }
}

/** What a play that came to its end has done. */
export function doneWords(sent: number, halfClosed: boolean): string {
  const all = sent === 1 ? "The message is sent" : `All ${count(sent, "message")} are sent`;
  return halfClosed
    ? `${all}, and the call is half-closed.`
    : `${all}. The call stays open: send more, half-close it or cancel it.`;
}

/** What is said when a person, or something in the script, ends a play early. */
export function stoppedWords(place: Place, call: Call | undefined): string {
  const before = `Stopped before ${placeWords(place)}.`;
  if (call === undefined || call.log.ended) return before;
  return `${before} The call stays open: send more, half-close it or cancel it.`;
}
