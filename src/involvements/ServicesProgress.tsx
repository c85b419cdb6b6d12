import { usePurgedText } from "../cases/usePurgedText.ts";
import { isolate } from "../people/PersonName.tsx";
import { useAsk, useTell } from "../ui/asking.ts";
import { sayProblem } from "../ui/explaining.ts";
import { useFormats } from "../ui/formats.ts";
import { Menu } from "../ui/Menu.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { ConnectionState, type Helper, involvements } from "./contract.ts";
import { connectionStates, helpingRoles, involvementExplain } from "./helperWords.ts";

/** How the person came to each service, beside how their goals go (B10, C30): what stands today, and the days before it. */
export function ServicesProgress({ id: caseId }: { id: string }) {
  const say = useWords();
  const { people, mayChange } = useAsk(involvements.list, { caseId: caseId as never });
  const services = people.filter(({ kind, role }) => kind === "outside" && role !== "supporter");
  return (
    <>
      <h3 className="mt-4 font-semibold">{say({ id: "involvements.services", message: "Their way to services" })}</h3>
      {services.length === 0 ? (
        <p className="text-sm text-quiet">
          {say({
            id: "involvements.services.none",
            message: "No service stands under People yet: what is added there stands here, with how they came to it.",
          })}
        </p>
      ) : (
        <ul className="divide-y divide-line">
          {services.map((helper) => (
            <ServiceRow key={helper.helperId} helper={helper} mayChange={mayChange} />
          ))}
        </ul>
      )}
    </>
  );
}

function ServiceRow({ helper, mayChange }: { helper: Helper; mayChange: boolean }) {
  const say = useWords();
  const formats = useFormats();
  const purged = usePurgedText();
  const connect = useTell(involvements.connect);
  const { name, office, role, connections } = helper;
  const shown = purged(name);
  const few = connections.slice(-4);
  return (
    <li className="flex flex-wrap items-baseline gap-x-6 gap-y-1 py-3">
      <span className="min-w-48 grow basis-0">
        <bdi className="font-semibold">{shown}</bdi>
        <span className="block text-sm text-quiet">
          {[say(helpingRoles[role]), office && isolate(purged(office))].filter(Boolean).join(" · ")}
        </span>
      </span>
      <span className="flex min-w-64 grow basis-0 flex-wrap items-baseline gap-x-3 gap-y-1 text-sm">
        {few.length === 0 && <span className="text-quiet">{say({ id: "involvements.service.unsaid", message: "not said yet" })}</span>}
        {few.length > 0 && (
          <ol className="flex flex-wrap gap-x-3 gap-y-1">
            {few.map(({ state, onDay }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: days have no name, and none is moved
              <li key={at} className="flex items-baseline gap-1.5">
                <span className={at === few.length - 1 ? "font-semibold" : ""}>{say(connectionStates[state])}</span>
                <span className="text-quiet">{formats.nearDay(onDay)}</span>
              </li>
            ))}
          </ol>
        )}
        {mayChange && (
          <Menu
            kind="quiet"
            label={say({ id: "involvements.service.today", message: "How it stands today" })}
            called={say({ id: "involvements.service.today.which", message: "How it stands today: {name}" }, { name: isolate(shown) })}
            heading={shown}
            entries={ConnectionState.options.map((state) => ({
              id: state,
              label: say(connectionStates[state]),
              run: () =>
                void connect({ involvementId: helper.helperId as never, state }).catch((problem: unknown) =>
                  showToast({ text: sayProblem(say, involvementExplain, problem) }),
                ),
            }))}
          />
        )}
      </span>
    </li>
  );
}
