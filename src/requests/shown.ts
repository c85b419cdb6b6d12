import type { z } from "zod";
import type { requests } from "./contract.ts";

/** A request as its page has it. */
export type Shown = z.output<typeof requests.show.out>;
