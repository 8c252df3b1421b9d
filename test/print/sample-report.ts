import type { PrintableFigure, PrintableReport } from '../../src/print/printable.js';

const NARRATIVES = {
  hi: 'जिले में मानव तस्करी रोधी इकाई दिनांक 22-07-2024 के आदेश से अधिसूचित है। निरीक्षक का एक पद रिक्त है; भर्ती की कार्रवाई चल रही है।\n\nश्रम विभाग के साथ संयुक्त निरीक्षण प्रत्येक माह किए गए, और मुक्त कराए गए बच्चों को 24 घंटे के भीतर बाल कल्याण समिति के समक्ष प्रस्तुत किया गया।',
  ta: 'மாவட்டத்தில் ஆட்கடத்தல் தடுப்புப் பிரிவு செயல்பட்டு வருகிறது. ஒரு ஆய்வாளர் பணியிடம் காலியாக உள்ளது; அதை நிரப்ப நடவடிக்கை எடுக்கப்பட்டு வருகிறது.\n\nதொழிலாளர் துறையுடன் ஒவ்வொரு மாதமும் கூட்டு ஆய்வுகள் மேற்கொள்ளப்பட்டன. மீட்கப்பட்ட குழந்தைகள் 24 மணிநேரத்துக்குள் குழந்தைகள் நலக் குழு முன் நேர்நிறுத்தப்பட்டனர்.',
  en: 'The Unit stands notified by order of 22-07-2024. One post of inspector is vacant; it is being filled.\n\nJoint inspections with the labour department were held every month, and the children who were rescued were produced before the Child Welfare Committee within 24 hours.',
};

const DISTRICTS = [
  'Araria',
  'Bhagalpur',
  'Darbhanga',
  'Gaya',
  'Katihar',
  'Kishanganj',
  'Madhubani',
  'Muzaffarpur',
  'Nawada',
  'Patna',
  'Purnia',
  'Sitamarhi',
];

/** What the figures of each para are called, in the order of the report. */
export const figuresOf: readonly (readonly [string, readonly string[]])[] = [
  ['(i)', ['I1', 'I2', 'I3', 'I4a', 'I4b', 'I4c']],
  ['(ii)', ['I5', 'I5b', 'I6', 'I7a', 'I7b', 'I8']],
  ['(iii)', ['I9a', 'I9b', 'I9c', 'I9d', 'I10', 'I11', 'I12a', 'I12b', 'I12c']],
  ['(iv)', ['I13', 'I14a', 'I14b', 'I14c', 'I15']],
  ['(v)', ['I16', 'I17', 'I18']],
  ['(vi)', ['I19a', 'I19b', 'I19c', 'I19d', 'I20a', 'I20b', 'I21']],
  ['(vii)', ['I22', 'I23', 'I24', 'I25']],
  ['(viii)', ['I26', 'I27a', 'I27b', 'I28']],
  ['3', ['I29', 'I30', 'I31']],
  ['CROSS', ['I32', 'I33', 'I34', 'I35a', 'I35b']],
];

const percent = new Set([
  'I2',
  'I3',
  'I8',
  'I10',
  'I11',
  'I13',
  'I17',
  'I18',
  'I22',
  'I23',
  'I25',
  'I26',
  'I30',
  'I31',
  'I32',
  'I33',
  'I35a',
  'I35b',
]);
const hours = new Set(['I4c', 'I6', 'I7b']);

function figureOf(code: string, at: number): PrintableFigure {
  const denominator = 40 + at * 7;
  const numerator = denominator - (at % 9);
  const told = percent.has(code)
    ? { value: String(Math.round((numerator / denominator) * 1000) / 10), unit: 'PERCENT', numerator, denominator }
    : undefined;
  const figure = {
    code,
    title: `Indicator ${code}`,
    definition: `Counts what is on record of ${code} in the period, out of all that fell due in it. Left out is what was superseded by the cut-off. In percent, to one decimal. Source: MHA advisory 15011/36/2022-ATC of 4 March 2024 (V).`,
    version: 1,
    reported: true,
    hidden: false,
    ...(told ?? { value: String(1234 + at * 100_003), unit: 'NUMBER', numerator: 1234 + at * 100_003, denominator: null }),
    ...(hours.has(code) ? { value: '17.5', unit: 'HOURS', numerator: null } : {}),
  };
  if (code === 'I12c') return { ...figure, value: '123456750', unit: 'PAISE' };
  if (code === 'I9d') return { ...figure, value: '<5', unit: 'PEOPLE', numerator: null, hidden: true };
  if (code === 'I34') return { ...figure, value: null, unit: 'PEOPLE', numerator: null, hidden: true };
  if (code === 'I24' || code === 'I20b') return { ...figure, value: null, numerator: null, reported: false };
  if (code === 'I10')
    return {
      ...figure,
      target: 100,
      series: DISTRICTS.map((label, nr) =>
        nr === 3 ? { label, value: null, shown: '<5' } : nr === 7 ? { label, value: null } : { label, value: Math.round(1000 - nr * 37) / 10 },
      ),
    };
  if (code === 'I9a')
    return {
      ...figure,
      trend: true,
      series: ['04-2026', '05-2026', '06-2026', '07-2026', '08-2026', '09-2026'].map((label, nr) => ({
        label,
        value: [51, 60, 47, 72, 80, 94][nr]!,
      })),
    };
  return figure;
}

/** A report of Bihar over July to September 2026, with narratives in a language; all of it is made up. `shift` makes other figures. */
export function sampleReport(language: 'en' | 'hi' | 'ta' = 'en', more: Partial<PrintableReport> = {}, shift = 0): PrintableReport {
  return {
    kind: 'ACTION_TAKEN_REPORT',
    title: 'Action taken report',
    place: { state: 'Bihar' },
    period: { from: '2026-07-01', until: '2026-09-30', label: 'July to September 2026' },
    cutOff: '2026-10-14T18:29:59.999Z',
    version: 3,
    hash: '3f9c2b7e10d84a5c96f1e0b7a4c8d2f36e5b1a09c7d4f8e2b3a6c5d901e7f482',
    sections: figuresOf.map(([para, codes], nr) => ({
      para,
      title: `Section ${para}`,
      narrative: nr < 4 ? NARRATIVES[language] : null,
      figures: codes.map((code) => figureOf(code, shift + nr + Number(code.replaceAll(/\D/g, '')))),
      ...(para === '3'
        ? {
            tables: [
              {
                title: 'Instructions',
                columns: ['Department', 'Order', 'Date'],
                rows: [
                  ['Labour Resources', 'LR/2026/417', '03-07-2026'],
                  ['Social Welfare', 'SW/CP/88', '19-08-2026'],
                ],
              },
            ],
          }
        : {}),
    })),
    signatures: [
      {
        office: 'Anti Human Trafficking Bureau, Bihar',
        capacity: 'STATE_NODAL_OFFICER',
        at: '2026-10-16T06:05:00Z',
        hash: '3f9c2b7e10d84a5c96f1e0b7a4c8d2f36e5b1a09',
      },
      { office: 'State Committee, Bihar', capacity: 'STATE_COMMITTEE', at: '2026-10-17T11:40:00Z', hash: '3f9c2b7e10d84a5c96f1e0b7a4c8d2f36e5b1a09' },
    ],
    ...more,
  };
}
