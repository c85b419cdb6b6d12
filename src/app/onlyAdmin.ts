import type { Me } from "../ui/me.ts";

/** Somebody who keeps accounts and settings and works with nobody: search, notes and cases would be empty for them. */
export const isOnlyAdmin = (me: Pick<Me, "mayAdmin" | "programs" | "covering">) =>
  me.mayAdmin && me.programs.length === 0 && me.covering.length === 0;
