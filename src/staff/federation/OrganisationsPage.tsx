import { useState } from "react";
import { useAsk } from "../../ui/asking.ts";
import { Button, Buttons } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { useMe } from "../../ui/me.ts";
import { Page } from "../../ui/Page.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { useWords } from "../../ui/words.ts";
import { OidcForm, SamlForm } from "./ConnectForms.tsx";
import { type OrganisationKind, organisations } from "./contract.ts";
import { OrganisationCard } from "./OrganisationCard.tsx";
import { mayKeepOrganisations } from "./policy.ts";

/** Where people of the agency sign in with their organisation: kept by administrators, agreed to by whoever works with people. */
export function OrganisationsPage() {
  const say = useWords();
  const me = useMe();
  const { organisations: all } = useAsk(organisations.list, {});
  const [connecting, setConnecting] = useState<OrganisationKind>();
  const kind = say({ id: "staff.orgs", message: "Sign-in with your organization" });
  const titles = {
    oidc: say({ id: "staff.org.connect.oidc", message: "Connect with OpenID Connect" }),
    saml: say({ id: "staff.org.connect.saml", message: "Connect with SAML" }),
  };
  const done = () => {
    setConnecting(undefined);
    showToast({ text: say({ id: "staff.org.connect.done", message: "Connected. Tell the provider the addresses shown here." }) });
  };
  return (
    <Page
      title={kind}
      kind={kind}
      width="text"
      lead={say({
        id: "staff.orgs.lead",
        message:
          "People sign in with the account they have at work. It makes no account and gives no role: those are given here, under Accounts.",
      })}
      back={{ href: "/settings", label: say({ id: "staff.settings", message: "Settings" }) }}
      {...(mayKeepOrganisations(me) && {
        actions: (
          <Buttons>
            {(["oidc", "saml"] as const).map((one) => (
              <Button
                key={one}
                icon="plus"
                kind={all.length === 0 && one === "oidc" ? "primary" : "secondary"}
                onPress={() => setConnecting(one)}
              >
                {titles[one]}
              </Button>
            ))}
          </Buttons>
        ),
      })}
    >
      {all.length === 0 && (
        <EmptyState icon="lock" title={say({ id: "staff.orgs.none", message: "Nobody signs in with an organization yet" })}>
          {say({ id: "staff.orgs.none.text", message: "Everybody uses a password and a second factor, or a passkey." })}
        </EmptyState>
      )}
      {all.map((one) => (
        <OrganisationCard key={`${one.id} ${one.version}`} one={one} />
      ))}
      <Dialog title={titles[connecting ?? "oidc"]} open={connecting !== undefined} onClose={() => setConnecting(undefined)}>
        {connecting === "saml" ? <SamlForm onDone={done} /> : <OidcForm onDone={done} />}
      </Dialog>
    </Page>
  );
}
