import type { Access } from "../kernel/contract.ts";
import { Explain } from "../ui/Explain.tsx";
import { useMe } from "../ui/me.ts";
import { type Message, useWords } from "../ui/words.ts";

const reasons: Readonly<Record<Access["because"][number], Message>> = {
  owner: { id: "people.why.owner", message: "You are the case manager of a case of theirs." },
  team: { id: "people.why.team", message: "You are on the team of a case of theirs." },
  supervisor: { id: "people.why.supervisor", message: "You supervise a program that helps them." },
  cover: { id: "people.why.cover", message: "You stand in for a colleague who works with them." },
  share: { id: "people.why.share", message: "This was shared with your agency." },
  "break-glass": {
    id: "people.why.breakGlass",
    message: "You opened this by emergency access, for four hours; the page of the case says until when. Somebody looks at it afterwards.",
  },
  roster: { id: "people.why.roster", message: "You teach a class they are in, by the school’s roster." },
  self: { id: "people.why.self", message: "This is about you." },
  program: { id: "people.why.program", message: "You work in a program that helps them, and its team sees everybody in it." },
  triage: {
    id: "people.why.triage",
    message: "You sort what comes in to a program that helps them: you see a name and a class, to recognize them.",
  },
};

const supervises: Message = {
  id: "people.why.supervises",
  message: "You supervise a program that helps them, and see everybody in it.",
};

/** "Why can I see this?" on a record of these programs, answered from what the server says of it: the same reasons, in the same words, as others read of one. */
export function WhySeen({ access, programIds }: { access: Access; programIds: readonly string[] }) {
  const say = useWords();
  const me = useMe();
  const leads = me.programs.some(({ id, role, sees }) => role === "supervisor" && sees === "program" && programIds.includes(id));
  return (
    <Explain label={say({ id: "people.why", message: "Why can I see this?" })}>
      <ul className="space-y-2">
        {access.because.map((because) => (
          <li key={because}>{say(because === "program" && leads ? supervises : reasons[because])}</li>
        ))}
      </ul>
      <p className="mt-2 text-quiet">
        {access.canWrite
          ? say({ id: "people.why.write", message: "You may change what you see. Each look is recorded." })
          : say({ id: "people.why.read", message: "You may read it and not change it. Each look is recorded." })}
      </p>
    </Explain>
  );
}
