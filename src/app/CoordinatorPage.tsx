import { review } from "../today/review/contract.ts";
import { ReviewPage } from "../today/review/ReviewPage.tsx";
import { useAsk } from "../ui/asking.ts";
import { Buttons } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Link } from "../ui/Link.tsx";
import { useMe } from "../ui/me.ts";
import { Page } from "../ui/Page.tsx";
import { Slot } from "../ui/Slot.tsx";
import { useWords } from "../ui/words.ts";

/** Where a coordinator begins, who sees no person: what there is to do without; or what they look at from outside, should they review somebody. */
export function CoordinatorPage() {
  const say = useWords();
  const me = useMe();
  const { reviewing } = useAsk(review.show, {});
  if (reviewing) return <ReviewPage />;
  const title = say({ id: "app.rail.start", message: "Start" });
  return (
    <Page title={title} kind={title} width="text">
      <Slot name="today.boards" id={me.id} />
      <EmptyState
        icon="info"
        title={say({ id: "app.coordinator", message: "You coordinate, and see no person and no case" })}
        action={
          <Buttons>
            <Link href="/boards" look="secondary" icon="team">
              {say({ id: "app.settings.boards", message: "Advisory boards" })}
            </Link>
            <Link href="/concerns/new" look="secondary" icon="plus">
              {say({ id: "app.rail.file", message: "File a concern" })}
            </Link>
            <Link href="/desk" look="secondary" icon="info">
              {say({ id: "app.rail.desk", message: "At the desk" })}
            </Link>
          </Buttons>
        }
      >
        {say({
          id: "app.coordinator.text",
          message:
            "So there is no list of people or cases here. You keep the advisory boards of your programs, can file a concern, and write down what somebody brings to the desk. Programs, calendar and clocks stand under Settings, to read.",
        })}
      </EmptyState>
    </Page>
  );
}
