import { useState } from "react";
import type { Values } from "../ui/entries.ts";
import { type Filling, FillingContext } from "../ui/filling.ts";
import { FormFields } from "./FormFields.tsx";
import { valuesOf } from "./fieldValues.ts";
import type { Form } from "./questionnaire/form.ts";

/** A form as it is seen, to be tried: nothing of it is kept. */
export function FormPreview({ form }: { form: Form }) {
  const [values, setValues] = useState<Values>(() => valuesOf(form));
  const filling: Filling = {
    values,
    wrong: {},
    put: (name, value) => setValues((before) => ({ ...before, [name]: value })),
    isOptional: () => false,
    introduce: () => () => {},
  };
  return (
    <FillingContext value={filling}>
      <FormFields form={form} />
    </FillingContext>
  );
}
