import { useQuery } from "@tanstack/react-query";
import { accounts } from "../../staff/contract.ts";
import { askKey, useCall, useTell } from "../../ui/asking.ts";
import { Button } from "../../ui/Button.tsx";
import { useKeys } from "../../ui/keys.ts";
import { Menu } from "../../ui/Menu.tsx";
import { useMe } from "../../ui/me.ts";
import { showToast } from "../../ui/Toast.tsx";
import { useWords } from "../../ui/words.ts";
import { type ConcernRecord, concerns } from "../contract.ts";
import { useSayRefusal } from "../decision/refusals.ts";
import { mayAssign } from "../policy.ts";

/** Takes a concern, or gives it to a colleague of its program. */
export function HolderBar({ record }: { record: ConcernRecord }) {
  const say = useWords();
  const me = useMe();
  const call = useCall();
  const take = useTell(concerns.take);
  const assign = useTell(concerns.assign);
  const sayRefusal = useSayRefusal();
  const gives = mayAssign(me, record);
  const { data } = useQuery({
    queryKey: askKey(accounts.colleagues, {}),
    queryFn: () => call(accounts.colleagues, {}),
    enabled: gives,
    staleTime: 300_000,
  });
  const colleagues = (data?.colleagues ?? []).filter(
    ({ id, programIds }) => id !== me.id && id !== record.assigned?.accountId && programIds.some((one) => one === record.programId),
  );
  const mine = record.assigned?.accountId === me.id;
  const about = { concernId: record.id, version: record.version };
  const attempt = (act: Promise<unknown>, done: string) =>
    void act.then(
      () => showToast({ text: done }),
      (problem: unknown) => showToast({ text: sayRefusal(problem) }),
    );
  const takeIt = () => mine || attempt(take(about), say({ id: "concerns.triage.taken", message: "You have it now." }));
  const takes = say({ id: "concerns.triage.take", message: "Take it" });
  useKeys("t", takes, takeIt);
  return (
    <>
      {!mine && (
        <Button waiting={take.waiting} onPress={takeIt}>
          {takes}
        </Button>
      )}
      {colleagues.length > 0 && (
        <Menu
          label={say({ id: "concerns.triage.give", message: "Give it to" })}
          entries={colleagues.map(({ id, name, title }) => ({
            id,
            label: name,
            hint: title ?? undefined,
            run: () =>
              attempt(assign({ ...about, accountId: id }), say({ id: "concerns.triage.given", message: "{name} has it now." }, { name })),
          }))}
        />
      )}
    </>
  );
}
