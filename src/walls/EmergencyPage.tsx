import { useState } from "react";
import { OnCallNow } from "../oncall/OnCallNow.tsx";
import { useGo } from "../ui/address.ts";
import { useTell } from "../ui/asking.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Form } from "../ui/Form.tsx";
import { useMe } from "../ui/me.ts";
import { Notice } from "../ui/Notice.tsx";
import { Page } from "../ui/Page.tsx";
import { TextArea, TextField } from "../ui/TextField.tsx";
import { useWords } from "../ui/words.ts";
import { emergencies } from "./emergencyContract.ts";
import { mayAskEmergency } from "./policy.ts";
import { emergencyExplain } from "./wallWords.ts";

/** A case one does not see, opened because somebody is in danger now: by its number or a whole name, with the threat in words. */
export function EmergencyPage() {
  const say = useWords();
  const me = useMe();
  const go = useGo();
  const tell = useTell(emergencies.open);
  const [refused, setRefused] = useState(false);
  const kind = say({ id: "walls.emergency", message: "Emergency access" });
  return (
    <Page
      width="text"
      title={kind}
      kind={kind}
      lead={say({
        id: "walls.emergency.lead",
        message: "When somebody is in danger now and you need a case you do not see: it opens to read, for four hours.",
      })}
      back={{ href: "/people", label: say({ id: "walls.emergency.back", message: "People" }) }}
    >
      <Notice
        tone="warn"
        title={say({ id: "walls.emergency.first", message: "Is it happening now? Call {number} first." }, { number: me.agency.emergency })}
      >
        {say({
          id: "walls.emergency.loud",
          message:
            "Your supervisor is told at once and looks at it within three working days. It is kept in the person’s record, with your words.",
        })}
      </Notice>
      {refused && (
        <Notice live icon="wrong" title={say({ id: "walls.emergency.refused", message: "This could not be opened" })}>
          {say(
            {
              id: "walls.emergency.refused.text",
              message:
                "Check the number or the name. If somebody is in danger, call {number}, or ring whoever is on call: they can see more.",
            },
            { number: me.agency.emergency },
          )}
          <OnCallNow />
        </Notice>
      )}
      {mayAskEmergency(me) ? (
        <Form
          tell={tell}
          explain={emergencyExplain}
          submit={say({ id: "walls.emergency.do", message: "Open it for four hours" })}
          onDone={({ caseId }) => (caseId ? go(`/cases/${caseId}`) : setRefused(true))}
        >
          <TextField
            name="whom"
            label={say({ id: "walls.emergency.whom", message: "Whose case?" })}
            hint={say({ id: "walls.emergency.whom.hint", message: "The number of the case or of the person, or the whole name." })}
          />
          <TextArea
            name="threat"
            rows={4}
            max={2000}
            label={say({ id: "walls.emergency.threat", message: "What is the danger?" })}
            hint={say({ id: "walls.emergency.threat.hint", message: "What you heard or saw, and what may happen to whom." })}
          />
          <TextField name="parties" label={say({ id: "walls.emergency.parties", message: "Who told you, and who else is in it?" })} />
        </Form>
      ) : (
        <EmptyState icon="lock" title={say({ id: "walls.emergency.not", message: "Your work does not include this" })}>
          {say({ id: "walls.emergency.not.text", message: "Ring whoever is on call. They can see more than you." })}
          <OnCallNow />
        </EmptyState>
      )}
    </Page>
  );
}
