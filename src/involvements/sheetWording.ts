import type { TextLocale } from "../releases/contract.ts";
import type { HelpingRole } from "./contract.ts";

/** What the person's own sheet is written from, in one language, in their voice. Complete in each, by its type. */
export interface SheetWording {
  readonly title: string;
  readonly asOf: (day: string) => string;
  readonly point: string;
  readonly fresh: string;
  readonly whole: string;
  readonly part: string;
  readonly knows: string;
  readonly knowsNothing: string;
  readonly until: (day: string) => string;
  readonly choose: string;
  readonly ask: string;
  readonly roles: Readonly<Record<HelpingRole, string>>;
}

const en: SheetWording = {
  title: "Who helps me",
  asOf: (day) => `As of ${day}`,
  point: "the person I ask first",
  fresh: "new",
  whole: "Can read what is written about me here.",
  part: "Can read only what this part of the help needs.",
  knows: "May know, because I allowed it:",
  knowsNothing: "Nobody here tells them anything unless I allow it.",
  until: (day) => `until ${day}`,
  choose: "I choose whom I ask first, and I can change my mind.",
  ask: "I can ask at any time what each of them does, and what they know.",
  roles: {
    case_manager: "Case manager",
    co_manager: "Second case manager",
    counselor: "Counselor",
    advocate: "Advocate",
    attorney: "Attorney",
    teacher: "Teacher",
    nurse: "Nurse",
    housing: "Housing",
    officer: "Officer",
    student_staff: "Student staff",
    medical_reviewer: "Reads medical papers",
    prosecutor: "Prosecutor",
    investigator: "Investigator",
    victim_witness: "Victim-witness coordinator",
    court: "Court",
    child_protection: "Child protection",
    medical: "Doctor or clinic",
    benefits: "Benefits",
    interpreter: "Interpreter",
    supporter: "Somebody of my own",
    other: "Another helper",
  },
};

const es: SheetWording = {
  title: "Quién me ayuda",
  asOf: (day) => `Al ${day}`,
  point: "la persona a quien pregunto primero",
  fresh: "nueva",
  whole: "Puede leer lo que aquí se escribe sobre mí.",
  part: "Puede leer solo lo que necesita para su parte de la ayuda.",
  knows: "Puede saber, porque yo lo permití:",
  knowsNothing: "Nadie de aquí le cuenta nada si yo no lo permito.",
  until: (day) => `hasta el ${day}`,
  choose: "Yo elijo a quién pregunto primero, y puedo cambiar de opinión.",
  ask: "Puedo preguntar en cualquier momento qué hace cada persona y qué sabe.",
  roles: {
    case_manager: "Responsable del caso",
    co_manager: "Segunda persona responsable",
    counselor: "Consejería",
    advocate: "Intercesoría",
    attorney: "Abogacía",
    teacher: "Docente",
    nurse: "Enfermería",
    housing: "Vivienda",
    officer: "Agente",
    student_staff: "Personal estudiantil",
    medical_reviewer: "Lee los documentos médicos",
    prosecutor: "Fiscalía",
    investigator: "Investigación",
    victim_witness: "Coordinación de víctimas y testigos",
    court: "Juzgado",
    child_protection: "Protección de menores",
    medical: "Médico o clínica",
    benefits: "Prestaciones",
    interpreter: "Interpretación",
    supporter: "Alguien de los míos",
    other: "Otra persona que ayuda",
  },
};

const ar: SheetWording = {
  title: "من يساعدني",
  asOf: (day) => `بتاريخ ${day}`,
  point: "أول من أسأله",
  fresh: "جديد",
  whole: "يستطيع أن يقرأ ما يُكتب عني هنا.",
  part: "يستطيع أن يقرأ ما يحتاجه دوره في المساعدة فقط.",
  knows: "يجوز أن يعرف لأنني سمحت بذلك:",
  knowsNothing: "لا أحد هنا يخبره بشيء إلا إذا سمحت بذلك.",
  until: (day) => `حتى ${day}`,
  choose: "أنا أختار من أسأله أولًا، ويمكنني أن أغيّر رأيي.",
  ask: "يمكنني أن أسأل في أي وقت عمّا يفعله كل واحد منهم وعمّا يعرفه.",
  roles: {
    case_manager: "مسؤول الحالة",
    co_manager: "مسؤول ثانٍ للحالة",
    counselor: "مرشد",
    advocate: "مناصر",
    attorney: "محامٍ",
    teacher: "معلم",
    nurse: "ممرض",
    housing: "السكن",
    officer: "ضابط",
    student_staff: "موظف طلابي",
    medical_reviewer: "يقرأ الأوراق الطبية",
    prosecutor: "النيابة",
    investigator: "محقق",
    victim_witness: "منسق الضحايا والشهود",
    court: "المحكمة",
    child_protection: "حماية الطفل",
    medical: "طبيب أو عيادة",
    benefits: "الإعانات",
    interpreter: "مترجم",
    supporter: "شخص من جانبي",
    other: "شخص آخر يساعد",
  },
};

/** The sheet's words, by language. */
export const sheetWordings: Readonly<Record<TextLocale, SheetWording>> = { en, es, ar };
