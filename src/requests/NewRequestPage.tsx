import { useContext } from "react";
import type { z } from "zod";
import { codesOfSharing } from "../disclosures/disclosureWords.ts";
import { useGo, useParam, useSearchParam } from "../ui/address.ts";
import { useAsk, useTell } from "../ui/asking.ts";
import { Card } from "../ui/Card.tsx";
import { Checkbox } from "../ui/Checkbox.tsx";
import { DatePicker } from "../ui/DateField.tsx";
import type { Values } from "../ui/entries.ts";
import { Form } from "../ui/Form.tsx";
import { FillingContext } from "../ui/filling.ts";
import { Notice } from "../ui/Notice.tsx";
import { Page } from "../ui/Page.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { Select } from "../ui/Select.tsx";
import { TextArea, TextField } from "../ui/TextField.tsx";
import { useWords } from "../ui/words.ts";
import { type RequestKind, requests } from "./contract.ts";
import { askerKinds, askersOf, requestExplain, requestKinds } from "./requestWords.ts";

/** Somebody asks about the record: who, for what, since when. What there is, is put together from it. */
export function NewRequestPage() {
  const say = useWords();
  const go = useGo();
  const caseId = useParam("caseId") as never;
  const [paper] = useSearchParam("paper");
  const [chosen, choose] = useSearchParam("kind");
  const found = useAsk(requests.list, { caseId });
  const tell = useTell(requests.begin);
  const kind = (chosen ?? (paper ? "production" : "inspection")) as RequestKind;
  const production = kind === "production";
  const title = say({ id: "requests.new.title", message: "A request about the record" });
  const word = (map: typeof requestKinds) => (Object.keys(map) as RequestKind[]).map((id) => ({ id, label: say(map[id]) }));
  return (
    <Page
      width="text"
      kind={title}
      title={title}
      lead={say({ id: "requests.new.lead", message: "It gets its clock, and what there is is put together. Private notes never are." })}
      back={{ href: `/cases/${caseId}?part=sharing`, label: say({ id: "requests.case", message: "The case" }) }}
    >
      <RadioGroup
        label={say({ id: "requests.new.kind", message: "What is asked?" })}
        value={kind}
        onChange={(one) => choose(one ?? undefined)}
        options={word(requestKinds)}
      />
      <Card title={say(requestKinds[kind])}>
        <Form
          key={kind}
          tell={tell}
          also={{ caseId, kind, ...(paper && production && { paperId: paper }) }}
          initial={{ askerKind: askersOf[kind][0] ?? null, asker: "", wanted: "", recipientId: null, askerId: null, legalHold: production }}
          fill={fillRequest}
          explain={requestExplain}
          submit={say({ id: "requests.new.do", message: "Put together what there is" })}
          onDone={({ id }) => go(`/requests/${id}`)}
        >
          <RadioGroup
            name="askerKind"
            label={say({ id: "requests.new.who", message: "Who asks?" })}
            options={askersOf[kind].map((id) => ({ id, label: say(askerKinds[id]) }))}
          />
          <WhichParent adults={found.adults} />
          <TextField name="asker" label={say({ id: "requests.new.name", message: "Their name, and how to answer them" })} />
          <TextArea name="wanted" rows={3} max={4000} label={say({ id: "requests.wanted", message: "What they want" })} />
          {(production || kind === "transfer") && (
            <Select
              name="recipientId"
              label={
                production
                  ? say({ id: "requests.new.to", message: "Who is to have it" })
                  : say({ id: "requests.new.school", message: "The new school" })
              }
              hint={say({ id: "requests.new.book", message: "From the address book of the agency." })}
              options={found.recipients.map(({ recipientId, name }) => ({ id: recipientId, label: name }))}
            />
          )}
          {production && (
            <>
              <Select
                name="basisCode"
                label={say({ id: "requests.new.basis", message: "What compels it" })}
                options={(["court_order", "statute", "subpoena_received"] as const).map((id) => ({ id, label: say(codesOfSharing[id]) }))}
              />
              <TextField name="orderWords" label={say({ id: "requests.new.order", message: "Which order, of which court" })} />
              <TextField
                name="noNoticeWhy"
                optional
                label={say({ id: "requests.new.noNotice", message: "A court forbids to tell the person: which order" })}
                hint={say({ id: "requests.new.noNotice.hint", message: "Left empty, telling them is owed to them." })}
              />
            </>
          )}
          <DatePicker name="cameOn" optional label={say({ id: "requests.new.came", message: "When it came, if not today" })} />
          {production && <DatePicker name="dueOn" optional label={say({ id: "requests.dueOn", message: "To be answered by" })} />}
          <Checkbox name="legalHold" label={say({ id: "requests.hold", message: "Keep everything it could be about" })} />
        </Form>
      </Card>
    </Page>
  );
}

/** Asked only where it is a parent, and then it has to be said. */
function WhichParent({ adults }: { adults: z.output<typeof requests.list.out>["adults"] }) {
  const say = useWords();
  const filling = useContext(FillingContext);
  if (filling?.values["askerKind"] !== "parent") return null;
  if (adults.length === 0)
    return (
      <Notice tone="plain">
        {say({
          id: "requests.new.noAdult",
          message: "No adult of the family is written down. Write them down on the person’s page first.",
        })}
      </Notice>
    );
  return (
    <Select
      name="askerId"
      optional={false}
      label={say({ id: "requests.new.adult", message: "Which of them" })}
      hint={say({ id: "requests.new.adult.hint", message: "An order against giving them the record is found by it." })}
      options={adults.map(({ personId, name }) => ({ id: personId, label: name }))}
    />
  );
}

/** Only a parent is somebody of the family. */
const fillRequest = (values: Values): Values => ({ ...values, askerId: values["askerKind"] === "parent" ? values["askerId"] : null });
