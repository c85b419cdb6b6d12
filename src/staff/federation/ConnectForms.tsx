import { useTell } from "../../ui/asking.ts";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { Form } from "../../ui/Form.tsx";
import { TextArea, TextField } from "../../ui/TextField.tsx";
import { useWords } from "../../ui/words.ts";
import { type Organisation, organisations } from "./contract.ts";
import { organisationWrongs } from "./organisationWords.ts";

/** Connects an OpenID Connect provider. */
export function OidcForm({ onDone }: { onDone: () => void }) {
  const say = useWords();
  return (
    <Form
      tell={useTell(organisations.connectOidc)}
      initial={{ listed: true, factors: "" }}
      submit={say({ id: "staff.org.connect", message: "Connect" })}
      explain={organisationWrongs}
      onDone={onDone}
    >
      <NameField />
      <TextField
        name="issuer"
        label={say({ id: "staff.org.issuer", message: "Issuer" })}
        hint={say({ id: "staff.org.issuer.hint", message: "The provider’s address, as it shows it: https://login.example.org" })}
        spellCheck={false}
      />
      <ClientFields />
      <FactorsField saml={false} />
      <ListedField />
    </Form>
  );
}

/** Connects a SAML provider. */
export function SamlForm({ onDone }: { onDone: () => void }) {
  const say = useWords();
  return (
    <Form
      tell={useTell(organisations.connectSaml)}
      initial={{ listed: true, factors: "" }}
      submit={say({ id: "staff.org.connect", message: "Connect" })}
      explain={organisationWrongs}
      onDone={onDone}
    >
      <NameField />
      <TextField
        name="issuer"
        label={say({ id: "staff.org.entity", message: "The provider’s entity ID" })}
        hint={say({ id: "staff.org.entity.hint", message: "In its metadata: entityID" })}
        spellCheck={false}
      />
      <AddressFields kept={false} />
      <FactorsField saml />
      <ListedField />
    </Form>
  );
}

/** Changes a provider; what is secret or long is typed only when it changes. */
export function ChangeForm({ one, onDone }: { one: Organisation; onDone: () => void }) {
  const say = useWords();
  const { id, version, name, listed, factors, clientId, address, emailAttribute } = one;
  return (
    <Form
      tell={useTell(organisations.change)}
      also={{ organisationId: id, version }}
      initial={{
        name,
        listed,
        factors: factors.join(" "),
        ...(one.kind === "oidc" ? { clientId } : { address, emailAttribute: emailAttribute ?? "" }),
      }}
      fill={(values) => ({ ...values, clientSecret: values.clientSecret || null, certificates: values.certificates || null })}
      submit={say({ id: "staff.save", message: "Save" })}
      explain={organisationWrongs}
      onDone={onDone}
    >
      <NameField />
      {one.kind === "oidc" ? <ClientFields kept /> : <AddressFields kept />}
      <FactorsField saml={one.kind === "saml"} />
      <ListedField />
    </Form>
  );
}

function NameField() {
  const say = useWords();
  return (
    <TextField
      name="name"
      label={say({ id: "staff.org.name", message: "What your people call it" })}
      hint={say({ id: "staff.org.name.hint", message: "Stands on the button: Sign in with …" })}
    />
  );
}

function ClientFields({ kept = false }: { kept?: boolean }) {
  const say = useWords();
  return (
    <>
      <TextField name="clientId" label={say({ id: "staff.org.clientId", message: "Client ID" })} spellCheck={false} />
      <TextField
        name="clientSecret"
        type="password"
        autoComplete="off"
        label={say({ id: "staff.org.secret", message: "Client secret" })}
        hint={
          kept
            ? say({ id: "staff.org.secret.kept", message: "Leave it empty to keep the one there is." })
            : say({ id: "staff.org.secret.hint", message: "Kept sealed, and shown to nobody again." })
        }
        {...(kept && { optional: true })}
      />
    </>
  );
}

function AddressFields({ kept }: { kept: boolean }) {
  const say = useWords();
  return (
    <>
      <TextField
        name="address"
        label={say({ id: "staff.org.address", message: "Where people sign in" })}
        hint={say({ id: "staff.org.address.hint", message: "In its metadata: SingleSignOnService, with the HTTP-Redirect binding" })}
        spellCheck={false}
      />
      <TextArea
        name="certificates"
        label={say({ id: "staff.org.certificates", message: "Certificates it signs with" })}
        hint={
          kept
            ? say({
                id: "staff.org.certificates.kept",
                message: "Leave it empty to keep those there are. Paste all that count, the old one too while both are in use.",
              })
            : say({ id: "staff.org.certificates.hint", message: "Paste each whole, one after the other. Assertions must be signed." })
        }
        {...(kept && { optional: true })}
      />
      <TextField
        name="emailAttribute"
        label={say({ id: "staff.org.email", message: "Attribute with the e-mail" })}
        hint={say({
          id: "staff.org.email.hint",
          message: "By it invited people are known the first time. Only name one that people cannot change themselves.",
        })}
        optional
        spellCheck={false}
      />
    </>
  );
}

function FactorsField({ saml }: { saml: boolean }) {
  const say = useWords();
  return (
    <TextField
      name="factors"
      label={say({ id: "staff.org.factors", message: "What it says when it asked for a second factor" })}
      hint={
        saml
          ? say({
              id: "staff.org.factors.saml",
              message:
                "Values of AuthnContextClassRef, such as https://refeds.org/profile/mfa. Empty: people show their own second factor here.",
            })
          : say({
              id: "staff.org.factors.oidc",
              message: "Values of amr or acr, such as mfa. Empty: people show their own second factor here.",
            })
      }
      optional
      spellCheck={false}
    />
  );
}

function ListedField() {
  const say = useWords();
  return (
    <Checkbox
      name="listed"
      label={say({ id: "staff.org.listed", message: "On the sign-in page" })}
      hint={say({ id: "staff.org.listed.hint", message: "Else only its own address leads there." })}
    />
  );
}
