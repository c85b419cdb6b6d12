/** The slices from the ground up: a slice imports, and its policies build, only on its own floor's earlier slices and the floors below. */
export const floors: string[][] = [
  ["kernel"],
  ["ui"],
  ["agencies", "staff", "access"],
  ["people", "directory", "forms", "messages"],
  ["oncall"],
  ["files"],
  ["cases"],
  ["releases"],
  ["concerns", "disclosures", "walls", "navigation", "assessments", "responses", "plans", "safety", "involvements", "guidance", "referrals", "appointments", "meetings", "leaves"],
  ["titleix", "budget", "gaps", "consults", "crises", "deaths", "requests", "oversight"],
  ["today", "portal", "warnings", "campaigns", "reports", "audit", "imports", "exports", "retention"],
  ["app"],
];
