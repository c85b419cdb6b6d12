import { useOptions } from "../people/personWords.ts";
import { useAsk, useTell } from "../ui/asking.ts";
import { Checkbox, CheckboxGroup } from "../ui/Checkbox.tsx";
import { ComboBox } from "../ui/ComboBox.tsx";
import { Form } from "../ui/Form.tsx";
import { Select } from "../ui/Select.tsx";
import { Wait } from "../ui/Skeleton.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { caseExplain } from "./caseExplain.ts";
import { teamRoles, teamSections } from "./caseWords.ts";
import { type CaseHead, cases } from "./contract.ts";

/** Puts a colleague on the team, with the parts of the case they need and no others. */
export function TeamForm({ found, onDone }: { found: CaseHead; onDone: () => void }) {
  const say = useWords();
  return (
    <Form
      tell={useTell(cases.addTeamMember)}
      also={{ caseId: found.caseId }}
      initial={{ canWrite: true, sections: ["notes"] }}
      explain={caseExplain}
      submit={say({ id: "cases.team.save", message: "Put them on the team" })}
      onDone={() => {
        showToast({ text: say({ id: "cases.team.saved", message: "They are on the team now" }) });
        onDone();
      }}
    >
      <Wait lines={2}>
        <ColleagueField found={found} />
      </Wait>
      <Select name="role" width="half" label={say({ id: "cases.team.role", message: "As what?" })} options={useOptions(teamRoles)} />
      <CheckboxGroup
        name="sections"
        label={say({ id: "cases.team.sections", message: "What do they need?" })}
        hint={say({
          id: "cases.team.sections.hint",
          message: "The name and what is done in the case always go along. Tick only what their part needs.",
        })}
        options={useOptions(teamSections)}
      />
      <Checkbox name="canWrite" label={say({ id: "cases.team.write", message: "They may write in it" })} />
    </Form>
  );
}

function ColleagueField({ found }: { found: CaseHead }) {
  const say = useWords();
  const { colleagues } = useAsk(cases.staffFor, { programId: found.programId });
  const there = new Set([found.manager?.id, ...found.team.map(({ account }) => account.id)]);
  const options = colleagues
    .filter(({ id }) => !there.has(id))
    .map(({ id, name, title }) => ({ id, label: name, ...(title && { hint: title }) }));
  return <ComboBox name="accountId" className="sm:max-w-80" label={say({ id: "cases.team.who", message: "Who?" })} options={options} />;
}
