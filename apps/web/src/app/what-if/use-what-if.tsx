import type { CallLog } from "@grpc-playground/call";
import { useState, type ReactNode } from "react";
import type { QuestionId } from "../../features/what-if/questions.ts";
import { WhatIfOffer } from "../../features/what-if/what-if-offer.tsx";
import { late } from "../../shared/ui/late.tsx";
import type { TabItem } from "../../shared/ui/tabs.tsx";
import type { WhatIfOfProps } from "./what-if.tsx";

const WhatIfTab = late(async () => (await import("./what-if.tsx")).WhatIfTab);

/** What is asked about the call in view. */
export interface WhatIfParts {
  /** The view with the answers; none where there is nothing to ask about. */
  readonly tabs: readonly TabItem[];
  /** The questions, below a finished call. */
  readonly renderBelow: ((open: (view: string) => void) => ReactNode) | undefined;
}

const nothing: WhatIfParts = { tabs: [], renderBelow: undefined };

/** `of` is a call that is over, was made here, and is shown as it was: such a one can be made once more. */
export function useWhatIf(of: WhatIfOfProps | undefined): WhatIfParts {
  const [asked, setAsked] = useState<QuestionId>();
  // The view is there once something was asked about the call that is shown.
  const [askedOf, setAskedOf] = useState<CallLog>();
  if (of === undefined) return nothing;
  const panel = <WhatIfTab {...of} asked={asked} onAnswer={() => setAsked(undefined)} />;
  return {
    tabs: askedOf === of.entry.log ? [{ value: "what-if", label: "What if", panel }] : [],
    renderBelow: (open) => (
      <WhatIfOffer
        onAsk={(id) => {
          setAsked(id);
          setAskedOf(of.entry.log);
          open("what-if");
        }}
      />
    ),
  };
}
