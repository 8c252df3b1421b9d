import { alertFacts } from '../alerts/facts.js';
import { caseFacts } from '../cases/facts.js';
import { committeeFacts } from '../committee/facts.js';
import { driveFacts } from '../drives/facts.js';
import { handoverFacts } from '../handovers/facts.js';
import { instructionFacts } from '../instructions/facts.js';
import { partnerFacts } from '../partners/facts.js';
import { rehabilitationFacts } from '../rehabilitation/facts.js';
import { reportFacts } from '../reports/facts.js';
import { rescueFacts } from '../rescues/facts.js';
import { trainingFacts } from '../training/facts.js';
import { hotspotFacts } from '../hotspots/facts.js';
import { watchFacts } from '../watch/facts.js';
import type { FactSource } from './fact.js';

/** Everything that figures are counted from. A room that brings facts is a line here; what no room brings yet is not reported. */
export const factSources: readonly FactSource[] = [
  ...caseFacts,
  ...rescueFacts,
  ...rehabilitationFacts,
  ...handoverFacts,
  ...alertFacts,
  ...committeeFacts,
  ...watchFacts,
  ...hotspotFacts,
  ...trainingFacts,
  ...partnerFacts,
  ...driveFacts,
  ...instructionFacts,
  ...reportFacts,
];
