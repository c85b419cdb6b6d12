import { createContext, useContext } from "react";
import { z } from "zod";
import { endpoint, none } from "../kernel/contract.ts";

/** Who is looking, as the server sees them. */
export interface Me {
  readonly id: string;
  readonly name: string;
  readonly agency: { readonly id: string; readonly name: string };
  readonly language?: string;
  readonly timeZone?: string;
  /** The day it is now where the agency is. */
  readonly today?: string;
  readonly assurance: 1 | 2;
  readonly programs: readonly {
    readonly id: string;
    readonly name: string;
    readonly regime: string;
    readonly wordForPerson: string;
    readonly role: string;
    readonly sees: "assigned" | "program";
    readonly canWrite: boolean;
    readonly mayTriage: boolean;
  }[];
  readonly covering: readonly { readonly name: string; readonly until: string }[];
  readonly mayAdmin: boolean;
}

/** Who is asking: asked once by the frame. */
export const findMe = endpoint({
  name: "me.find",
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
