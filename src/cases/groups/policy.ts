/** Whether somebody keeps groups in a program: who helps there with a pen; neither who only refers nor its privacy officer. */
export const keepsGroups = (program: { readonly role: string; readonly canWrite: boolean }) =>
  program.canWrite && program.role !== "referrer" && program.role !== "officer";
