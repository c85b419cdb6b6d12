import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useGo } from "../ui/address.ts";
import { useCall, useTell } from "../ui/asking.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { type Explain, sayProblem } from "../ui/explaining.ts";
import { useFormats } from "../ui/formats.ts";
import { useMe } from "../ui/me.ts";
import { useDiscreet } from "../ui/screen.ts";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { ChangeKept } from "./ChangeKept.tsx";
import { AmendConsultForm } from "./ConsultForm.tsx";
import { askerWords } from "./consultWords.ts";
import { type Consult, consults } from "./contract.ts";
import { mayMakeConcern } from "./policy.ts";

const whenNot: Explain = {
  "consult.alreadyConcern": { id: "consults.concern.already", message: "It became a concern already." },
  "consult.noDoor": { id: "consults.concern.noDoor", message: "This program takes no concerns. File it with the office that does." },
};

/** What one was asked in a program, newest first. */
export function ConsultList({ programId }: { programId: string }) {
  const say = useWords();
  const call = useCall();
  const query = useSuspenseInfiniteQuery({
    queryKey: [consults.list.name, programId],
    queryFn: ({ pageParam }) => call(consults.list, { programId: programId as never, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const items = query.data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    return (
      <EmptyState icon="help" title={say({ id: "consults.none", message: "No consults yet" })}>
        {say({
          id: "consults.none.text",
          message: "Advice in the hallway is work too. Five minutes written down here are five minutes counted.",
        })}
      </EmptyState>
    );
  }
  return (
    <Card
      flush
      title={say({ id: "consults.latest", message: "Latest" })}
      foot={
        query.hasNextPage && (
          <Button kind="quiet" waiting={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
            {say({ id: "consults.more", message: "Show older ones" })}
          </Button>
        )
      }
    >
      <ul className="divide-y divide-line">
        {items.map((one) => (
          <ConsultRow key={one.id} consult={one} />
        ))}
      </ul>
    </Card>
  );
}

function ConsultRow({ consult }: { consult: Consult }) {
  const say = useWords();
  const formats = useFormats();
  const me = useMe();
  const { shown } = useDiscreet();
  const takeBack = useTell(consults.takeBack);
  const { askerKind, asker, about, said, minutes, onDay, by, becameConcernAt } = consult;
  const kind = askerWords[askerKind];
  const facts = [
    kind && say(kind),
    asker && shown(asker),
    say({ id: "consults.row.minutes", message: "{minutes} min" }, { minutes }),
    formats.nearDay(onDay),
    by.accountId !== me.id && by.name,
  ].filter(Boolean);
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 px-5 py-3.5">
      <div className="min-w-60 grow basis-0">
        <p className="leading-snug font-semibold">{about}</p>
        <p className="measure mt-0.5 whitespace-pre-line">{said}</p>
        <p className="mt-0.5 text-sm text-quiet">{facts.join(" · ")}</p>
      </div>
      {becameConcernAt ? (
        <Badge>{say({ id: "consults.became", message: "Became a concern" })}</Badge>
      ) : (
        <div className="flex flex-wrap items-center gap-2">
          <ChangeKept
            kept={consult}
            label={say({ id: "consults.amend.which", message: "Change: {about}" }, { about })}
            takeBack={() => takeBack({ consultId: consult.id })}
          >
            {(onDone) => <AmendConsultForm consult={consult} onDone={onDone} />}
          </ChangeKept>
          {mayMakeConcern(me as never, consult) && <ToConcern consult={consult} />}
        </div>
      )}
    </li>
  );
}

/** One press: what was said is filed as a concern, and opened where one may read it. */
function ToConcern({ consult }: { consult: Consult }) {
  const say = useWords();
  const go = useGo();
  const me = useMe();
  const tell = useTell(consults.toConcern);
  const reads = me.programs.some((one) => one.id === consult.programId && (one.mayTriage || one.sees === "program"));
  const turn = () =>
    tell({ consultId: consult.id }).then(
      ({ id }) => {
        showToast({ text: say({ id: "consults.concern.filed", message: "Filed. Those who triage read it now." }) });
        if (reads) go(`/concerns/${id}`);
      },
      (problem: unknown) => showToast({ text: sayProblem(say, whenNot, problem) }),
    );
  return (
    <Button
      waiting={tell.waiting}
      icon="concern"
      label={say({ id: "consults.concern.which", message: "Turn into a concern: {about}" }, { about: consult.about })}
      onPress={() => void turn()}
    >
      {say({ id: "consults.concern", message: "Turn into a concern" })}
    </Button>
  );
}
