import type { FlowSample } from "@grpc-playground/call";
import { size } from "../../../shared/lib/format.ts";
import type { FlowTrack } from "./flow-track.ts";

/** Where flow control stands in one direction, in words. */
export interface Stage {
  /** `stands`: the sender can do nothing. `waits`: something is in its way. */
  readonly kind: "flows" | "waits" | "stands";
  readonly title: string;
  readonly text: string;
}

/** What waits for less long than a sample takes: one read's worth, and a frame or two. */
const inPassing = 64 * 1024;

/** The responses: who has stopped, and what that does to the next one up the line. */
export function stageDown(
  { tab, bridge, target }: FlowSample,
  reading: boolean,
  tabHolds: number,
): Stage {
  const waiting = tab.unread + bridge.queuedDown;
  if (reading) {
    if (waiting <= inPassing) {
      return {
        kind: "flows",
        title: "It flows",
        text: "What the target sends is read as it comes. Each part that was read opens the windows again, so nobody has to wait.",
      };
    }
    return {
      kind: "waits",
      title: "Catching up",
      text: `${size(waiting)} wait to be read. As they are, the tab gives the bridge credit, the bridge reads on from the connection, and the target's window opens again.`,
    };
  }
  if (target.window <= 0) {
    return {
      kind: "stands",
      title: "The target has stopped",
      text: "Its window is 0 bytes: it can send nothing until you read on.",
    };
  }
  if (bridge.paused || tab.window <= 0) {
    return {
      kind: "waits",
      title: "The bridge has stopped reading",
      text: `Nobody reads, so the tab gives no more credit. The bridge holds ${size(bridge.queuedDown)} and takes no more from the connection, so the target's HTTP/2 window closes: it may still send ${size(target.window)}.`,
    };
  }
  return {
    kind: "waits",
    title: tab.unread > 0 ? "The tab fills" : "Reading is paused",
    text: `You read nothing, so ${size(tab.unread)} wait in the tab, which takes ${size(tabHolds)} in all. The bridge may send it ${size(tab.window)} more; the target has noticed nothing yet.`,
  };
}

/** The requests: whether the server reads as fast as they are sent. */
export function stageUp({ tab, bridge, target }: FlowSample): Stage {
  const waiting = tab.unsent + bridge.queuedUp;
  if (waiting === 0) {
    return {
      kind: "flows",
      title: "It flows",
      text: `The target takes what you send. It grants ${size(Math.max(0, target.sendWindow))} more before it has to read.`,
    };
  }
  if (target.sendWindow > 0) {
    return {
      kind: "waits",
      title: "Messages wait",
      text: `${size(waiting)} wait to be sent: you are faster than the way to the target. It grants ${size(target.sendWindow)} more.`,
    };
  }
  return {
    kind: "stands",
    title: "The target does not read",
    text: `Its window for your messages is 0 bytes: ${size(bridge.queuedUp)} wait at the bridge and ${size(tab.unsent)} in the tab, until the target reads.`,
  };
}

/** What there was to see of the responses, when the call is over. */
export function endedDown({ most, stood }: Pick<FlowTrack, "most" | "stood">): Stage {
  return {
    kind: "flows",
    title: "The call is over",
    text: `At most ${size(most.unread)} waited unread in the tab and ${size(most.queuedDown)} at the bridge. ${stood.down ? "The target's window was down to 0 bytes: it had to stop." : "In no sample was the target's window used up."}`,
  };
}

/** What there was to see of the requests, when the call is over. */
export function endedUp({ most, stood }: Pick<FlowTrack, "most" | "stood">): Stage {
  return {
    kind: "flows",
    title: "The call is over",
    text: `At most ${size(most.unsent)} waited in the tab and ${size(most.queuedUp)} at the bridge. ${stood.up ? "The target's window for you was down to 0 bytes: you had to wait for it to read." : "In no sample was the target's window for you used up."}`,
  };
}
