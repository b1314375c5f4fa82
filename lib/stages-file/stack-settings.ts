import { z } from 'zod';
import { account, region } from '../internal/codec/place';
import { labelled, refusalText, refused } from '../internal/codec/refusal';
import { text } from '../internal/codec/text';
import { StageKind } from '../requirements/stage-kind';
import { STAGE_TAGS } from '../requirements/stage-tags';
import { refusedKind } from './stage-of';

// AWS takes 50 tags; three are the environment's own.
const MAX_TAGS = 47;

const tags = z
  .record(
    text(/^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u, {
      id: 'stack.tag-name',
      limit: "a tag has a name of 1 to 128 letters, digits, spaces and +-=._:/@, and not 'aws:…'",
      remediation: "write it as 'cost-center'",
    }),
    text(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u, {
      id: 'stack.tag-value',
      limit: 'the value of a tag is a text of at most 256 letters, digits, spaces and +-=._:/@',
      remediation: 'write it in quotes',
    }),
  )
  .refine(
    (given) => Object.values(STAGE_TAGS).every((own) => !Object.hasOwn(given, own)),
    refused({
      id: 'stack.tag-of-environment',
      limit: `${Object.values(STAGE_TAGS).join(', ')} are the environment's own tags`,
      remediation: 'choose other names',
    }),
  )
  .refine(
    (given) => Object.keys(given).length <= MAX_TAGS,
    refused({
      id: 'stack.too-many-tags',
      limit: `AWS takes ${MAX_TAGS} tags beside those of the environment`,
      remediation: 'remove some',
    }),
  );

const permissionsBoundary = text(
  /^(?:arn:aws[a-z-]*:iam::(?:\d{12}|aws):policy\/)?[A-Za-z0-9/_+=,.@-]{1,512}$/,
  {
    id: 'stack.permissions-boundary',
    limit: 'a permissions boundary is the name or ARN of a managed policy',
    remediation: "write it as 'developer-boundary'",
  },
);

const qualifier = text(/^[a-z0-9]{1,10}$/, {
  id: 'stack.qualifier',
  limit: 'a qualifier is 1 to 10 lower-case letters and digits',
  remediation: "write the one given to 'cdk bootstrap --qualifier'",
});

/** The keys of an environment that its `cdk.Stage` and its stack take. */
export function stackSettings(launch: readonly StageKind[]) {
  return {
    stage: {
      schema: labelled(
        z.enum(StageKind, { error: ({ input }) => refusalText(refusedKind(input)) }),
        refusedKind(undefined),
      ).describe('The stage of the environment. Default: the key of the environment.'),
    },
    account: {
      schema: account.describe(
        'The AWS account: twelve digits, in quotes. Default: that of the credentials at deployment.',
      ),
    },
    region: {
      schema: region.describe(
        'The AWS Region. Where it is not required, the default is that of the credentials at deployment.',
      ),
      requiredIn: launch,
    },
    tags: {
      schema: tags.describe(
        `Tags of every resource of the environment, each a text; at most ${MAX_TAGS}. Default: none.`,
      ),
    },
    permissionsBoundary: {
      schema: permissionsBoundary.describe(
        'The name or ARN of the managed policy that is the permissions boundary of every role. Default: none.',
      ),
    },
    qualifier: {
      schema: qualifier.describe(
        'The qualifier of the CDK bootstrap of the account: 1 to 10 lower-case letters and digits. Default: that of the CDK.',
      ),
    },
  };
}
