import { useContext } from "react";
import type { z } from "zod";
import { FileField } from "../files/FileField.tsx";
import { isolate } from "../people/PersonName.tsx";
import { useTell } from "../ui/asking.ts";
import { Card } from "../ui/Card.tsx";
import { Checkbox } from "../ui/Checkbox.tsx";
import type { Values } from "../ui/entries.ts";
import { Form } from "../ui/Form.tsx";
import { FillingContext } from "../ui/filling.ts";
import { Notice } from "../ui/Notice.tsx";
import { RadioGroup } from "../ui/RadioGroup.tsx";
import { Select } from "../ui/Select.tsx";
import { TextField } from "../ui/TextField.tsx";
import { showToast } from "../ui/Toast.tsx";
import { useWords } from "../ui/words.ts";
import { releases, type SignerKind } from "./contract.ts";
import { aloneWords, hows, knownBy, releaseExplain, signerWords, useChoices } from "./releaseWords.ts";
import { SignaturePad } from "./SignaturePad.tsx";

type Shown = z.output<typeof releases.show.out>;

/** Who signs, and how: the last touch of a release. */
export function SignForm({ shown }: { shown: Shown }) {
  const say = useWords();
  const { release } = shown;
  return (
    <Form
      tell={useTell(releases.sign)}
      also={{ releaseId: release.releaseId, version: release.version }}
      initial={{
        signerKind: shown.usualSigner,
        aloneBecause: shown.usualAlone,
        minor: shown.saidOfAge ? "no" : null,
        tooYoung: false,
        adultId: shown.signers.length === 1 ? shown.signers[0]?.personId : null,
        how: "typed",
        authenticatedHow: "known",
        name: "",
        secondName: "",
        signatureId: "",
        secondSignatureId: "",
      }}
      fill={fillSigned}
      explain={releaseExplain}
      submit={say({ id: "releases.sign.do", message: "Signed" })}
      onDone={() => {
        showToast({ text: say({ id: "releases.signed.toast", message: "Signed. It stands from now on." }) });
        window.scrollTo({ top: 0 });
      }}
    >
      <Fields shown={shown} />
    </Form>
  );
}

function fillSigned(values: Values): Values {
  const kind = values.signerKind as SignerKind;
  const withAdult = kind !== "self" && kind !== "minor_alone";
  return {
    ...values,
    minor: values.minor === "yes" ? true : values.minor === "no" ? false : null,
    aloneBecause: kind === "minor_alone" ? values.aloneBecause : null,
    adultId: withAdult ? values.adultId : null,
    ...(values.how === "typed" ? { signatureId: null, secondSignatureId: null } : { name: null, secondName: null }),
  };
}

function Fields({ shown }: { shown: Shown }) {
  const say = useWords();
  const values = useContext(FillingContext)?.values ?? {};
  const minor = shown.minor ?? values.minor === "yes";
  const kind = values.signerKind as SignerKind;
  const withAdult = kind !== "self" && kind !== "minor_alone";
  const both = kind === "minor_and_adult";
  const alone = useChoices(aloneWords);
  const kinds = useChoices(signerWords).filter(({ id }) =>
    minor ? id !== "self" && id !== "conservator" : id === "self" || id === "guardian" || id === "conservator",
  );
  const first = say({ id: "releases.sign.name", message: "Name, as they sign" });
  const second = say({ id: "releases.sign.second", message: "Name of the adult" });
  return (
    <>
      <Card title={say({ id: "releases.signs", message: "Who signs" })}>
        <div className="space-y-6">
          {shown.minor === null && (
            <RadioGroup
              name="minor"
              optional={false}
              look="chips"
              label={say({ id: "releases.minor", message: "Are they under 18?" })}
              options={[
                { id: "no", label: say({ id: "releases.minor.no", message: "No" }) },
                { id: "yes", label: say({ id: "releases.minor.yes", message: "Yes" }) },
              ]}
            />
          )}
          <RadioGroup name="signerKind" look="chips" label={say({ id: "releases.capacity", message: "Who signs?" })} options={kinds} />
          {kind === "minor_alone" && (
            <RadioGroup name="aloneBecause" look="list" label={say({ id: "releases.alone", message: "Why alone?" })} options={alone} />
          )}
          {withAdult &&
            (shown.signers.length > 0 ? (
              <Select
                name="adultId"
                width="half"
                optional={false}
                label={say({ id: "releases.adult", message: "Which adult?" })}
                options={shown.signers.map(({ personId, name }) => ({ id: personId, label: isolate(name) }))}
              />
            ) : (
              <Notice title={say({ id: "releases.noAdult", message: "No adult is known who may sign" })}>
                {say({ id: "releases.noAdult.text", message: "Who may decide for them is written down on their page, under Family." })}
              </Notice>
            ))}
          {minor && withAdult && !both && (
            <Checkbox name="tooYoung" label={say({ id: "releases.tooYoung", message: "They are too young to sign beside the adult" })} />
          )}
          <RadioGroup
            name="authenticatedHow"
            look="chips"
            label={say({ id: "releases.known", message: "How do you know who signs?" })}
            options={useChoices(knownBy)}
          />
        </div>
      </Card>
      <Card title={say({ id: "releases.sign", message: "Sign" })}>
        <div className="space-y-6">
          <RadioGroup name="how" look="chips" label={say({ id: "releases.how", message: "How?" })} options={useChoices(hows)} />
          {values.how === "typed" && <TextField name="name" optional={false} width="half" label={first} />}
          {values.how === "typed" && both && <TextField name="secondName" optional={false} width="half" label={second} />}
          {values.how === "drawn" && <SignaturePad name="signatureId" label={say({ id: "releases.pad", message: "Sign here" })} />}
          {values.how === "drawn" && both && (
            <SignaturePad name="secondSignatureId" label={say({ id: "releases.pad.second", message: "The adult signs here" })} />
          )}
          {values.how === "paper" && (
            <FileField
              name="signatureId"
              optional={false}
              camera
              label={say({ id: "releases.paper", message: "The signed paper, scanned or photographed" })}
            />
          )}
        </div>
      </Card>
    </>
  );
}
