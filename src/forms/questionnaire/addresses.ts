/** Extensions of FHIR and of Structured Data Capture that are understood here, and our own. */
const fhir = "http://hl7.org/fhir/StructureDefinition";

export const extensions = {
  itemControl: `${fhir}/questionnaire-itemControl`,
  hidden: `${fhir}/questionnaire-hidden`,
  unit: `${fhir}/questionnaire-unit`,
  least: `${fhir}/minValue`,
  most: `${fhir}/maxValue`,
  optionPrefix: `${fhir}/questionnaire-optionPrefix`,
  ordinalValue: `${fhir}/ordinalValue`,
  itemWeight: `${fhir}/itemWeight`,
  calculated: "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression",
  /** On a total: how many of what it counts may stay without an answer. */
  mayMiss: "urn:holdfast:fhir:may-miss",
  /** On a total, several times: from which number on it is called what. */
  band: "urn:holdfast:fhir:band",
  /** On a question or a total: from which weight on somebody looks after their safety. */
  safetyFrom: "urn:holdfast:fhir:safety-from",
} as const;

/** They change nothing of what is asked or counted, and stay in the file without a word. */
export const silentExtensions: ReadonlySet<string> = new Set([
  `${fhir}/artifact-versionAlgorithm`,
  `${fhir}/questionnaire-choiceOrientation`,
  `${fhir}/rendering-styleSensitive`,
]);
