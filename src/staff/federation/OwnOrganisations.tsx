import { useEffect, useRef, useState } from "react";
import { useAsk, useTell } from "../../ui/asking.ts";
import { Button } from "../../ui/Button.tsx";
import { Card, RowItem, Rows } from "../../ui/Card.tsx";
import { sayProblem } from "../../ui/explaining.ts";
import { useFormats } from "../../ui/formats.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Section } from "../../ui/Page.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { useWords } from "../../ui/words.ts";
import { signInBy } from "./contract.ts";
import { OrganisationNotice } from "./OrganisationNotice.tsx";
import { organisationWrongs } from "./organisationWords.ts";

const HERE = "/settings/sign-in";

/** The organisations of one's agency, and which of them one signs in with; nothing where there are none. */
export function OwnOrganisations() {
  const say = useWords();
  const { organisations } = useAsk(signInBy.mine, {});
  const [problem, setProblem] = useState<unknown>();
  const confirming = organisations.find(({ id, stepsUp }) => stepsUp && id === new URLSearchParams(location.search).get("confirm"));
  if (organisations.length === 0) return <OrganisationNotice />;
  return (
    <Section
      title={say({ id: "staff.org.own", message: "Your organization" })}
      lead={say({
        id: "staff.org.own.lead",
        message: "Sign in with the account you have there. Connecting it needs what you sign in with now.",
      })}
    >
      <OrganisationNotice />
      {confirming && <Confirming organisationId={confirming.id} name={confirming.name} onFail={setProblem} />}
      {problem !== undefined && <Notice live>{sayProblem(say, organisationWrongs, problem)}</Notice>}
      <Card flush>
        <Rows>
          {organisations.map((one) => (
            <Row key={one.id} one={one} onFail={setProblem} />
          ))}
        </Rows>
      </Card>
    </Section>
  );
}

function Row({
  one,
  onFail,
}: {
  one: { id: string; name: string; linkedAt: string | null; lastUsedAt: string | null };
  onFail: (problem: unknown) => void;
}) {
  const say = useWords();
  const formats = useFormats();
  const begin = useTell(signInBy.begin);
  const unlink = useTell(signInBy.unlink);
  const organisationId = one.id as never;
  const name = `\u2068${one.name}\u2069`;
  const connect = () =>
    begin({ organisationId, why: "link", shared: false, way: HERE }).then(({ address }) => location.assign(address), onFail);
  const part = () =>
    unlink({ organisationId }).then(() => {
      showToast({ text: say({ id: "staff.org.unlinked", message: "You sign in with {name} no more" }, { name }) });
    }, onFail);
  const used = one.lastUsedAt ?? one.linkedAt;
  return (
    <RowItem
      title={one.name}
      detail={
        used
          ? say({ id: "staff.org.used", message: "Last used {when}" }, { when: formats.moment(used) })
          : say({ id: "staff.org.notLinked", message: "Not connected with your account" })
      }
      action={
        one.linkedAt ? (
          <Button
            kind="quiet"
            waiting={unlink.waiting}
            label={say({ id: "staff.org.unlink.which", message: "Disconnect {name}" }, { name })}
            onPress={() => void part()}
          >
            {say({ id: "staff.org.unlink", message: "Disconnect" })}
          </Button>
        ) : (
          <Button
            waiting={begin.waiting}
            label={say({ id: "staff.org.link.which", message: "Connect {name}" }, { name })}
            onPress={() => void connect()}
          >
            {say({ id: "staff.org.link", message: "Connect" })}
          </Button>
        )
      }
    />
  );
}

/** Opened beside the page that asks for the factor: goes on to the organisation by itself, once. */
function Confirming({ organisationId, name, onFail }: { organisationId: string; name: string; onFail: (problem: unknown) => void }) {
  const say = useWords();
  const begin = useTell(signInBy.begin);
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    begin({ organisationId: organisationId as never, why: "stepUp", shared: false, way: HERE }).then(
      ({ address }) => location.replace(address),
      onFail,
    );
  }, [begin, organisationId, onFail]);
  return <Notice live>{say({ id: "staff.org.going", message: "Going to {name} …" }, { name: `\u2068${name}\u2069` })}</Notice>;
}
