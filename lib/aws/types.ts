import { DOC_DB } from './doc-db';
import { DYNAMO_DB } from './dynamo-db';
import type { ServiceFacts, TypeFacts } from './facts';
import { NEPTUNE } from './neptune';
import { RDS } from './rds';
import { S3 } from './s3';

const FACTS: ServiceFacts = { ...DOC_DB, ...DYNAMO_DB, ...NEPTUNE, ...RDS, ...S3 };

/** What is known of a type; undefined for one of which nothing is. */
export function factsOf(type: string): TypeFacts | undefined {
  return Object.hasOwn(FACTS, type) ? FACTS[type] : undefined;
}

/** The types to which a question applies. */
export function typesWith(question: keyof TypeFacts): readonly string[] {
  return Object.keys(FACTS).filter((type) => FACTS[type][question] !== 'not applicable');
}
