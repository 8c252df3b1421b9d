import { spelling } from '../survivors/identity-tokens.js';

interface Marked {
  vehicle?: string | undefined;
  train?: string | undefined;
  agentAlias?: string | undefined;
  agentPhone?: string | undefined;
}

/** By what alerts are compared: of an agent, a vehicle or a train, each in one writing. Never of a survivor. */
export function marksOf({ vehicle, train, agentAlias, agentPhone }: Marked): string[] {
  const marks: [string, string][] = [
    ['VEHICLE', letters(vehicle)],
    ['TRAIN', letters(train)],
    ['ALIAS', spelling(agentAlias ?? '')],
    ['PHONE', letters(agentPhone).replaceAll(/\D/g, '').slice(-10)],
  ];
  return marks.filter(([, mark]) => mark !== '').map(([kind, mark]) => `${kind} ${mark}`);
}

function letters(text = ''): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
