import type { Option } from "../options.ts";

export const worries: Option[] = [
  { id: "low", label: "Low" },
  { id: "some", label: "Some" },
  { id: "high", label: "High" },
  { id: "immediate", label: "Immediate" },
];

export const audiences: Option[] = [
  { id: "author", label: "Only me", hint: "Nobody else, not even a supervisor." },
  { id: "team", label: "Those who work with Jo", hint: "Ines, Ravi and their supervisor." },
  { id: "program", label: "Everybody in CARE", hint: "Nine people." },
];

export const helpers: Option[] = [
  { id: "housing", label: "Housing desk", hint: "Replies within two days" },
  { id: "legal", label: "Legal aid" },
  { id: "food", label: "Food pantry", hint: "Open Tuesday and Friday" },
  { id: "counseling", label: "Counseling" },
  { id: "registrar", label: "Registrar" },
  { id: "dean", label: "Dean of students", disabled: true },
];
