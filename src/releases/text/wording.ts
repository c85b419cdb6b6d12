import type { PurposeKind, ReleaseItem, ReleaseMethod, TextLocale } from "../contract.ts";

/** What a release is written from, in one language. Complete in each, by its type. */
export interface Wording {
  readonly title: string;
  readonly who: (name: string) => string;
  readonly from: (program: string, agency: string) => string;
  readonly to: (recipient: string, whom: string) => string;
  readonly what: string;
  readonly only: (detail: string) => string;
  readonly nothingElse: string;
  readonly why: (purpose: string) => string;
  readonly how: (methods: string) => string;
  readonly until: (start: string, end: string) => string;
  readonly untilPurpose: (start: string, end: string) => string;
  readonly voluntary: string;
  readonly withdrawal: string;
  readonly recall: string;
  readonly limits: string;
  readonly risks: string;
  readonly alternatives: string;
  readonly outlives: (words: string) => string;
  readonly endsWithMe: string;
  readonly interpreter: (language: string, who: string) => string;
  readonly language: (language: string) => string;
  readonly copy: string;
  readonly items: Readonly<Record<ReleaseItem, string>>;
  readonly purposes: Readonly<Record<PurposeKind, string>>;
  readonly methods: Readonly<Record<ReleaseMethod, string>>;
}

const en: Wording = {
  title: "Release of information",
  who: (name) => `I am ${name}.`,
  from: (program, agency) => `${program} at ${agency} may share what is listed here, and nothing else.`,
  to: (recipient, whom) => `It may be shared with ${recipient}: ${whom}. With nobody else.`,
  what: "What may be shared:",
  only: (detail) => `only this: ${detail}`,
  nothingElse: "Anything not on this list stays here. Before something new is shared I am asked again, and I can say no.",
  why: (purpose) => `What it is for: ${purpose}.`,
  how: (methods) => `How it may be shared: ${methods}.`,
  until: (start, end) => `It holds from ${start} to the end of ${end}.`,
  untilPurpose: (start, end) => `It holds from ${start} until this is done, at the latest to the end of ${end}.`,
  voluntary: "I do this of my own free will. I get the same help whether I sign or not.",
  withdrawal: "I can end this at any time, by saying so or in writing, to anybody who works here. It ends at once.",
  recall: "What was shared before then cannot be called back.",
  limits: "I was told what this office must tell others by law, even without my permission.",
  risks: "We spoke about what sharing may do for me, and what harm it may bring.",
  alternatives: "We spoke about other ways to get what I need without sharing this.",
  outlives: (words) => `If I die or am missing it goes on, in my own words: ${words}`,
  endsWithMe: "If I die or am missing, it ends.",
  interpreter: (language, who) => `This was read to me in ${language}. Interpreter: ${who}.`,
  language: (language) => `We spoke about this in ${language}.`,
  copy: "I can have a copy of this, and of what was shared.",
  items: {
    identity: "my name and that I am helped here",
    contact: "how to reach me safely",
    address: "where I live",
    attendance: "whether I attend",
    appointments: "my appointments, and whether I kept them",
    services: "what help I am given",
    plan: "my plan",
    progress: "how things are going",
    notes: "a note that was written about me, copied for this",
    assessment: "the results of an assessment",
    safety: "what keeps me safe",
    documents: "a document of mine",
    schooling: "my school records",
    medical: "medical information",
    legal: "what my legal matter needs",
    letter: "a letter",
  },
  purposes: {
    legal_help: "legal help",
    housing: "a place to live",
    benefits: "money or benefits",
    schooling: "school or studies",
    health: "health",
    safety: "safety",
    investigation: "an investigation",
    prosecution: "a case in court against somebody else",
    coordination: "working together on what I need",
    other: "something else",
  },
  methods: { verbal: "by speaking", written: "on paper", electronic: "electronically" },
};

const es: Wording = {
  title: "Autorización para compartir información",
  who: (name) => `Soy ${name}.`,
  from: (program, agency) => `${program}, de ${agency}, puede compartir lo que está en esta lista, y nada más.`,
  to: (recipient, whom) => `Se puede compartir con ${recipient}: ${whom}. Con nadie más.`,
  what: "Lo que se puede compartir:",
  only: (detail) => `solo esto: ${detail}`,
  nothingElse: "Lo que no está en esta lista se queda aquí. Antes de compartir algo nuevo me preguntan otra vez, y puedo decir que no.",
  why: (purpose) => `Para qué: ${purpose}.`,
  how: (methods) => `Cómo se puede compartir: ${methods}.`,
  until: (start, end) => `Vale desde el ${start} hasta el final del ${end}.`,
  untilPurpose: (start, end) => `Vale desde el ${start} hasta que esto termine, a más tardar hasta el final del ${end}.`,
  voluntary: "Lo hago por mi propia voluntad. Recibo la misma ayuda firme o no firme.",
  withdrawal: "Puedo terminarlo en cualquier momento, de palabra o por escrito, con cualquiera que trabaje aquí. Termina al instante.",
  recall: "Lo que se haya compartido antes no se puede recuperar.",
  limits: "Me explicaron lo que esta oficina debe decir a otros por ley, aunque yo no dé permiso.",
  risks: "Hablamos de lo que compartir puede aportarme y del daño que puede traer.",
  alternatives: "Hablamos de otras formas de conseguir lo que necesito sin compartir esto.",
  outlives: (words) => `Si muero o desaparezco sigue valiendo, con mis propias palabras: ${words}`,
  endsWithMe: "Si muero o desaparezco, termina.",
  interpreter: (language, who) => `Me lo leyeron en ${language}. Intérprete: ${who}.`,
  language: (language) => `Hablamos de esto en ${language}.`,
  copy: "Puedo tener una copia de esto y de lo que se compartió.",
  items: {
    identity: "mi nombre y que aquí me ayudan",
    contact: "cómo comunicarse conmigo de forma segura",
    address: "dónde vivo",
    attendance: "si asisto",
    appointments: "mis citas y si acudí a ellas",
    services: "qué ayuda recibo",
    plan: "mi plan",
    progress: "cómo van las cosas",
    notes: "una nota escrita sobre mí, copiada para esto",
    assessment: "los resultados de una evaluación",
    safety: "lo que me mantiene a salvo",
    documents: "un documento mío",
    schooling: "mis registros escolares",
    medical: "información médica",
    legal: "lo que necesita mi asunto legal",
    letter: "una carta",
  },
  purposes: {
    legal_help: "ayuda legal",
    housing: "un lugar donde vivir",
    benefits: "dinero o prestaciones",
    schooling: "la escuela o los estudios",
    health: "la salud",
    safety: "la seguridad",
    investigation: "una investigación",
    prosecution: "un juicio contra otra persona",
    coordination: "trabajar juntos en lo que necesito",
    other: "otra cosa",
  },
  methods: { verbal: "de palabra", written: "en papel", electronic: "por medios electrónicos" },
};

const ar: Wording = {
  title: "إذن بمشاركة المعلومات",
  who: (name) => `أنا ${name}.`,
  from: (program, agency) => `يجوز لبرنامج ${program} في ${agency} مشاركة ما ورد في هذه القائمة، ولا شيء غيره.`,
  to: (recipient, whom) => `تجوز المشاركة مع ${recipient}: ${whom}. ولا أحد غيرهم.`,
  what: "ما تجوز مشاركته:",
  only: (detail) => `هذا فقط: ${detail}`,
  nothingElse: "كل ما ليس في هذه القائمة يبقى هنا. قبل مشاركة أي شيء جديد أُسأل مرة أخرى، ويمكنني أن أرفض.",
  why: (purpose) => `الغرض: ${purpose}.`,
  how: (methods) => `طريقة المشاركة: ${methods}.`,
  until: (start, end) => `يسري هذا الإذن من ${start} حتى نهاية ${end}.`,
  untilPurpose: (start, end) => `يسري هذا الإذن من ${start} إلى أن يتحقق الغرض، وفي أبعد تقدير حتى نهاية ${end}.`,
  voluntary: "أفعل هذا بإرادتي الحرة. أحصل على المساعدة نفسها سواء وقّعت أم لم أوقّع.",
  withdrawal: "يمكنني إنهاء هذا الإذن في أي وقت، شفهيًا أو كتابةً، لدى أي شخص يعمل هنا. وينتهي فورًا.",
  recall: "ما تمت مشاركته قبل ذلك لا يمكن استرجاعه.",
  limits: "شُرح لي ما يجب على هذا المكتب قانونًا أن يخبر به الآخرين حتى من دون إذني.",
  risks: "تحدثنا عمّا قد تفيدني به المشاركة وعن الضرر الذي قد تسببه.",
  alternatives: "تحدثنا عن طرق أخرى للحصول على ما أحتاج إليه من دون مشاركة هذا.",
  outlives: (words) => `إذا توفيت أو كنت في عداد المفقودين يستمر هذا الإذن، بكلماتي: ${words}`,
  endsWithMe: "إذا توفيت أو كنت في عداد المفقودين ينتهي هذا الإذن.",
  interpreter: (language, who) => `قُرئ لي هذا باللغة: ${language}. المترجم: ${who}.`,
  language: (language) => `تحدثنا عن هذا باللغة: ${language}.`,
  copy: "يمكنني الحصول على نسخة من هذا ومما تمت مشاركته.",
  items: {
    identity: "اسمي وأنني أتلقى المساعدة هنا",
    contact: "كيفية التواصل معي بأمان",
    address: "مكان سكني",
    attendance: "حضوري",
    appointments: "مواعيدي وما إذا حضرتها",
    services: "المساعدة التي أتلقاها",
    plan: "خطتي",
    progress: "كيف تسير الأمور",
    notes: "ملاحظة كُتبت عني، منسوخة لهذا الغرض",
    assessment: "نتائج تقييم",
    safety: "ما يحافظ على سلامتي",
    documents: "وثيقة تخصني",
    schooling: "سجلاتي المدرسية",
    medical: "معلومات طبية",
    legal: "ما تحتاج إليه قضيتي القانونية",
    letter: "رسالة",
  },
  purposes: {
    legal_help: "المساعدة القانونية",
    housing: "مكان للسكن",
    benefits: "المال أو الإعانات",
    schooling: "المدرسة أو الدراسة",
    health: "الصحة",
    safety: "السلامة",
    investigation: "تحقيق",
    prosecution: "دعوى في المحكمة ضد شخص آخر",
    coordination: "العمل معًا على ما أحتاج إليه",
    other: "غير ذلك",
  },
  methods: { verbal: "شفهيًا", written: "على الورق", electronic: "إلكترونيًا" },
};

/** The words of a release, in each language it is written in. */
export const wordings: Readonly<Record<TextLocale, Wording>> = { en, es, ar };
