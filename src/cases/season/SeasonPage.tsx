import { useSearchParam } from "../../ui/address.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { useMe } from "../../ui/me.ts";
import { Page } from "../../ui/Page.tsx";
import { Select } from "../../ui/Select.tsx";
import { Wait } from "../../ui/Skeleton.tsx";
import { useWords } from "../../ui/words.ts";
import { SeasonBoard } from "./SeasonBoard.tsx";

/** The end of a year: what becomes of each open case of a program, chosen in peace and settled by one press. */
export function SeasonPage() {
  const say = useWords();
  const me = useMe();
  const [asked, choose] = useSearchParam("program");
  const programs = me.programs.filter(({ role }) => role === "case_manager" || role === "supervisor");
  const program = programs.find(({ id }) => id === asked) ?? programs[0];
  const title = say({ id: "cases.season", message: "End of year" });
  return (
    <Page
      title={title}
      kind={title}
      lead={say({
        id: "cases.season.lead",
        message:
          "For each open case: does it go on, rest until a day, end, or go to a colleague, here or at the next school? Nothing happens before you settle it.",
      })}
      back={{ href: "/cases", label: say({ id: "cases.list", message: "Cases" }) }}
    >
      <div className="space-y-5">
        {programs.length > 1 && program && (
          <Select
            width="half"
            label={say({ id: "cases.season.program", message: "Program" })}
            value={program.id}
            onChange={(id) => id && choose(id)}
            options={programs.map(({ id, name }) => ({ id, label: name }))}
          />
        )}
        {program ? (
          <Wait lines={8}>
            <SeasonBoard key={program.id} programId={program.id} />
          </Wait>
        ) : (
          <EmptyState icon="case" title={say({ id: "cases.season.noProgram", message: "You carry no cases" })}>
            {say({ id: "cases.season.noProgram.text", message: "Whoever carries cases or supervises a program settles its year here." })}
          </EmptyState>
        )}
      </div>
    </Page>
  );
}
