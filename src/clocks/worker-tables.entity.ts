import { BigIntType, PrimaryKeyProp } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { keptByWorker } from '../access/visibility.js';

/** Cases whose log has changed, each as often as it has: added by a trigger in the transaction of the change, taken away with the clocks that were run anew. */
@Entity({ tableName: 'clock_due', ...keptByWorker })
export class ClockDue {
  @PrimaryKey({ type: new BigIntType('number'), autoincrement: true })
  id!: number;

  @Property({ type: 'uuid' })
  caseId!: string;

  /** When it came onto the list. A case that stood on record before that and has no clocks begins quietly (`quietBefore` in `keep-clocks.ts`). */
  @Property({ type: 'timestamptz', nullable: true })
  since?: Date | null;

  /** Set where whoever put it there says from when on offices are told, whether or not there are clocks yet. */
  @Property({ type: 'timestamptz', nullable: true })
  quietBefore?: Date | null;
}

/** That an escalation was made: once for each level, whoever makes it. */
@Entity({ tableName: 'clock_escalation', ...keptByWorker })
export class ClockEscalation {
  [PrimaryKeyProp]?: ['clockId', 'level'];

  @PrimaryKey({ type: 'uuid' })
  clockId!: string;

  @PrimaryKey({ type: 'smallint' })
  level!: number;

  @Property({ type: 'timestamptz' })
  at!: Date;

  /** Whom it reached; nobody, where it had been reached before the beginning. */
  @Property({ columnType: 'uuid[]', type: 'unknown' })
  officeIds!: string[];
}

/** A gazetted holiday: of one State, or of all of India. */
@Entity({ tableName: 'holiday' })
export class Holiday {
  [PrimaryKeyProp]?: ['stateCode', 'day'];

  /** 0: all of India. */
  @PrimaryKey({ type: 'int' })
  stateCode!: number;

  @PrimaryKey({ type: 'date' })
  day!: string;

  @Property({ type: 'text' })
  name!: string;
}
