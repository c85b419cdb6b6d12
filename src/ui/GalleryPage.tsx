import { ButtonsPart, FieldsPart } from "./gallery/FieldsPart.tsx";
import { FormsPart, OverPart } from "./gallery/FormsPart.tsx";
import { CardsPart, StoryPart, TablePart } from "./gallery/ShownPart.tsx";
import { KeyHelp } from "./KeyHelp.tsx";
import { useShortcutListener } from "./keys.ts";
import { Page } from "./Page.tsx";
import { Toasts } from "./Toast.tsx";

/** Every part in every state, to be looked at and tested; on this machine only. */
export function GalleryPage() {
  useShortcutListener();
  return (
    <Page title="Parts" kind="Parts" lead="Everything a page is made of, in every state it can have.">
      <CardsPart />
      <ButtonsPart />
      <FieldsPart />
      <FormsPart />
      <TablePart />
      <StoryPart />
      <OverPart />
      <KeyHelp />
      <Toasts />
    </Page>
  );
}
