import type { Changing } from '../hub/change.js';
import { Problems } from '../kit/kit.js';

/** Why a step was refused, where there is no field to lead to. */
export const Refused = ({ change: { problems, error } }: { change: Pick<Changing<never, never>, 'problems' | 'error'> }) => (
  <Problems problems={problems.map((problem) => ({ ...problem, path: [] }))} error={error} />
);
