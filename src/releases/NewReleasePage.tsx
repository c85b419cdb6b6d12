import { useState } from "react";
import { useGo, useParam, useSearchParam } from "../ui/address.ts";
import { useAsk, useTell } from "../ui/asking.ts";
import { Dialog } from "../ui/Dialog.tsx";
import type { Values } from "../ui/entries.ts";
import { Form } from "../ui/Form.tsx";
import { useFormats } from "../ui/formats.ts";
import { Notice } from "../ui/Notice.tsx";
import { Page } from "../ui/Page.tsx";
import { useWords } from "../ui/words.ts";
import { releases } from "./contract.ts";
import { ReleaseFields } from "./NewReleaseFields.tsx";
import { RecipientForm } from "./RecipientForm.tsx";
import { releaseExplain } from "./releaseWords.ts";
import { dayAfter } from "./wholeDays.ts";

/** Who, what, why, until: filled in beforehand as far as it can be, changed with the person, then read together and signed. */
export function NewReleasePage() {
  const say = useWords();
  const go = useGo();
  const caseId = useParam("caseId") as never;
  const [from] = useSearchParam("from");
  const [renew] = useSearchParam("renew");
  const begun = useAsk(releases.begin, { caseId });
  const { releases: before } = useAsk(releases.list, { caseId });
  const [adding, setAdding] = useState(false);
  const [added, setAdded] = useState<string>();
  const { today } = useFormats();
  const model = before.find(({ releaseId }) => releaseId === (renew ?? from));
  const [initial] = useState<Values>(() => ({
    recipientId: renew && model ? model.recipient.id : null,
    toWhom: renew && model ? model.toWhom : "",
    toEmail: renew && model ? (model.toEmail ?? "") : "",
    items: model ? model.items.map(({ item }) => item) : [],
    ...Object.fromEntries((model?.items ?? []).map(({ item, detail }) => [`detail_${item}`, detail ?? ""])),
    purposeKind: model?.purposeKind ?? null,
    purpose: model?.purpose ?? "",
    methods: model?.methods ?? ["verbal", "written"],
    howLong: String(begun.howLong.usual),
    until: dayAfter(today(), begun.howLong.usual),
    untilPurpose: false,
    language: begun.language,
    interpreter: model?.interpreter ?? "",
    outlives: "",
  }));
  const tell = useTell(releases.draft);
  const kind = say({ id: "releases.new", message: "New release" });
  return (
    <Page
      width="text"
      kind={kind}
      title={kind}
      lead={say({
        id: "releases.new.lead",
        message: "Fill it in together. They see every word before they sign, and get the same help if they do not.",
      })}
      back={{ href: `/cases/${caseId}?part=sharing`, label: say({ id: "releases.back", message: "The case" }) }}
    >
      <Form
        tell={tell}
        also={{ caseId, ...(renew && model && { renewsId: model.releaseId }) }}
        initial={initial}
        fill={(values) => fillDraft(values, today())}
        explain={releaseExplain}
        submit={say({ id: "releases.draw", message: "Read it together" })}
        onDone={({ id }) => go(`/releases/${id}`)}
      >
        {begun.missing && (
          <Notice tone="warn" title={say({ id: "releases.missing.title", message: "They are written down as missing" })}>
            {say({
              id: "releases.missing.text",
              message:
                "They can sign nothing until somebody writes down, on their page, that they were found. A parent who may sign for them still can.",
            })}
          </Notice>
        )}
        <ReleaseFields begun={begun} added={added} given={model !== undefined} onAdd={() => setAdding(true)} />
      </Form>
      {adding && (
        <Dialog
          open
          title={say({ id: "releases.recipient.add", message: "Add to the address book" })}
          onClose={() => setAdding(false)}
          firm
        >
          <RecipientForm
            caseId={caseId}
            partners={begun.partners}
            onDone={(id) => {
              setAdded(id);
              setAdding(false);
            }}
          />
        </Dialog>
      )}
    </Page>
  );
}

function fillDraft({ howLong, until, ...values }: Values, today: string): Values {
  const items = Array.isArray(values.items) ? (values.items as string[]) : [];
  const details = Object.fromEntries(
    items.flatMap((item) =>
      typeof values[`detail_${item}`] === "string" && values[`detail_${item}`] ? [[item, values[`detail_${item}`]]] : [],
    ),
  );
  const rest = Object.fromEntries(Object.entries(values).filter(([name]) => !name.startsWith("detail_")));
  return {
    ...rest,
    until: howLong === "day" ? until : dayAfter(today, Number(howLong)),
    ...(Object.keys(details).length > 0 && { details }),
  };
}
