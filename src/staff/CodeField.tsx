import type { ReactNode } from "react";
import { TextField } from "../ui/TextField.tsx";
import { useWords } from "../ui/words.ts";

/** The six digits of an authenticator app. */
export function CodeField({ children, autoFocus = true }: { children?: ReactNode; autoFocus?: boolean }) {
  const say = useWords();
  return (
    <TextField
      name="code"
      label={say({ id: "staff.code", message: "Code from your authenticator app" })}
      hint={children ?? say({ id: "staff.code.hint", message: "Six digits; they change every half minute, and each is good once." })}
      inputMode="numeric"
      autoComplete="one-time-code"
      width="short"
      autoFocus={autoFocus}
    />
  );
}
