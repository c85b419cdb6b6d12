import { createContext, useContext } from "react";
import { z } from "zod";
import { endpoint, none } from "../kernel/contract.ts";

/** Who is looking, as the server sees them: what pages and the frame need of `staff`'s own contract, which stands a floor above. */
export interface Me {
  readonly id: string;
  readonly name: string;
  readonly agency: { readonly id: string; readonly name: string; readonly kind: string; readonly emergency: string };
  readonly language: string;
  readonly timeZone: string;
  /** The day it is now where the agency is. */
  readonly today: string;
  readonly assurance: 1 | 2;
  readonly mayAdmin: boolean;
  readonly programs: readonly {
    readonly id: string;
    readonly name: string;
    readonly regime: "FERPA" | "VSP" | "CONF" | "BASE";
    readonly kind: string;
    readonly personWord: "student" | "participant" | "survivor" | "client";
    /** Each meeting there asks about safety planning. */
    readonly asksSafety: boolean;
    readonly role: string;
    readonly sees: "assigned" | "program";
    readonly canWrite: boolean;
    readonly mayTriage: boolean;
    /** A confidential resource there: keeps what it is told (A28). */
    readonly confidential: boolean;
  }[];
  readonly covering: readonly { readonly accountId: string; readonly name: string; readonly until: string }[];
  /** How many wait for one's word to be let into a program. */
  readonly joining: number;
}

/** Asked once by the frame. */
export const showMe = endpoint({
  name: "me.show",
  method: "GET",
  path: "/me",
  in: none,
  out: z.custom<Me>((value) => typeof value === "object" && value !== null && "programs" in value),
  about: "Who is asking, in which programs, and what they may do.",
});

export const MeContext = createContext<Me | null>(null);

/** Who is looking, so that a page asks the same policy as the server. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error("useMe outside the frame");
  return me;
}
